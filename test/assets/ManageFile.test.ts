/** Which `manage.py` is the app's: the nearest to its top, and none where several are equally near. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { manageFiles } from "../../src/assets/ManageFile.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"

const django = "from django.core.management import execute_from_command_line\n"
const found = (files: Readonly<Record<string, string>>) =>
  Effect.runSync(
    Effect.provide(
      manageFiles("/app"),
      layerMemory({
        "/app/x": "",
        ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`/app/${path}`, text]))
      })
    )
  )

it.each<[Readonly<Record<string, string>>, ReadonlyArray<string>]>([
  [{ "manage.py": django, "src/manage.py": django }, ["manage.py"]],
  [{ "src/manage.py": django }, ["src/manage.py"]],
  [{ "a/b/manage.py": django }, ["a/b/manage.py"]],
  [{ "a/b/c/manage.py": django }, []],
  [{ "one/manage.py": django, "two/manage.py": django, "a/b/manage.py": django }, ["one/manage.py", "two/manage.py"]],
  [{ "manage.py": "from flask_script import Manager\n", "site/manage.py": django }, ["site/manage.py"]],
  [{ "node_modules/manage.py": django, ".git/manage.py": django, "venv/manage.py": django }, []],
  [{}, []]
])("%j: %j", (files, expected) => {
  expect(found(files)).toEqual(expected)
})
