/** Where the app is: `$PYTHON_APP_DIR` and its other names, to the survey and to `bin/detect` alike. */
import { spawnSync } from "node:child_process"
import { symlinkSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { registry } from "../../src/installers/registry.ts"
import * as Env from "../../src/services/Env.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import { appPlace } from "../../src/survey/AppDirectory.ts"
import { pythonFolders } from "../../src/survey/PythonFolders.ts"
import { survey } from "../../src/survey/Survey.ts"
import type { Files } from "../support/index/Distribution.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"

const detect = fileURLToPath(new URL("../../bin/detect", import.meta.url))
const markers = registry.flatMap(({ files }) => files)
afterAll(removeTemporaryFolders)

type Variables = Readonly<Record<string, string>>

const repository = (files: Files): string => {
  const top = join(temporaryFolder("repository"), "top")
  plant(top, files)
  return top
}

/** The app's folder from the top, `.` for the top itself, or the id of the error. */
const placeOf = (top: string, variables: Variables): Promise<string> =>
  Effect.runPromise(
    appPlace(top, markers).pipe(
      Effect.map(({ folder = ".", root }) => (root === join(top, folder) || folder === "." ? folder : `${root}?`)),
      Effect.catch((error) => Effect.succeed(error.id)),
      Effect.provide(Layer.mergeAll(FilesystemNode.layer, Env.layerMemory(variables)))
    )
  )

const says = (top: string, variables: Variables): boolean =>
  spawnSync("/bin/sh", [detect, top], { cwd: "/", encoding: "utf8", env: { PATH: "/nonexistent", ...variables } })
    .stdout === "Python\n"

describe("a repository whose top is no Python app", () => {
  let top = ""
  beforeAll(() => {
    top = repository({
      "package.json": "{}",
      "services/api/requirements.txt": "",
      "services/worker/pyproject.toml": "[project]\nname = 'worker'\n",
      "services/api/deep/requirements.txt": "",
      "web/index.js": "",
      "two words/app.py": "",
      "docs/requirements.txt": "",
      notes: ""
    })
    symlinkSync("services/api", join(top, "current"))
    symlinkSync("..", join(top, "above"))
    symlinkSync("/etc", join(top, "machine"))
    symlinkSync(".", join(top, "same"))
  })

  it.each<readonly [Variables, string, boolean]>([
    [{}, ".", false],
    [{ PYTHON_APP_DIR: "" }, ".", false],
    [{ PYTHON_APP_DIR: "." }, ".", false],
    [{ PYTHON_APP_DIR: "services/api" }, "services/api", true],
    [{ PYTHON_APP_DIR: " ./services//api/ " }, "services/api", true],
    [{ PYTHON_APP_DIR: "web/../services/worker" }, "services/worker", true],
    [{ PYTHON_APP_DIR: "two words" }, "two words", true],
    [{ PYTHON_APP_DIR: "current" }, "services/api", true],
    [{ PYTHON_APP_DIR: "same" }, ".", false],
    [{ PYTHON_APP_DIR: "web" }, "web", false],
    [{ PYTHON_APP_DIR: "nowhere" }, "app-dir/not-found", false],
    [{ PYTHON_APP_DIR: "notes" }, "app-dir/not-found", false],
    [{ PYTHON_APP_DIR: ".." }, "app-dir/outside", false],
    [{ PYTHON_APP_DIR: "../top/services/api" }, "app-dir/outside", false],
    [{ PYTHON_APP_DIR: "/etc" }, "app-dir/outside", false],
    [{ PYTHON_APP_DIR: "above" }, "app-dir/outside", false],
    [{ PYTHON_APP_DIR: "machine" }, "app-dir/outside", false],
    [{ APP_BASE: "services/api" }, "services/api", true],
    [{ PROJECT_PATH: "/services/worker/" }, "services/worker", true],
    [{ GOOGLE_BUILDABLE: "./services/api" }, "services/api", true],
    [{ APP_BASE: "gone", PROJECT_PATH: "services/api" }, "services/api", true],
    [{ APP_BASE: "web" }, ".", false],
    [{ APP_BASE: "../top/services/api" }, ".", false],
    [{ PYTHON_APP_DIR: "services/worker", APP_BASE: "services/api" }, "services/worker", true]
  ])("%j is %s", async (variables, place, isPython) => {
    expect([await placeOf(top, variables), says(top, variables)]).toEqual([place, isPython])
  })

  it("has its Python apps listed where the folder is not there, and none that is a part of one", async () => {
    const found = await Effect.runPromise(pythonFolders(top, markers).pipe(Effect.provide(FilesystemNode.layer)))
    expect(found).toEqual(["two words", "services/api", "services/worker"])
    const error = await Effect.runPromise(
      Effect.flip(appPlace(top, markers)).pipe(
        Effect.provide(Layer.mergeAll(FilesystemNode.layer, Env.layerMemory({ PYTHON_APP_DIR: "service/api" })))
      )
    )
    expect(error.message).toContain("`service/api`")
    expect(error.message).toContain("two words, services/api, services/worker")
    expect(error.hints).toContain("Set PYTHON_APP_DIR=services/api")
  })
})

it("names that others have for it do not count where the top is an app itself", async () => {
  const top = repository({ "requirements.txt": "", "src/app.py": "", "src/requirements.txt": "" })
  expect(await placeOf(top, { PROJECT_PATH: "src" })).toBe(".")
  expect(await placeOf(top, { PYTHON_APP_DIR: "src" })).toBe("src")
})

it("a folder far below the top is named to whoever has set nothing", async () => {
  const top = repository({ "package.json": "{}", "back/services/api/pyproject.toml": "[build-system]\n" })
  const { problems } = await Effect.runPromise(
    survey(top, markers).pipe(Effect.provide(Layer.mergeAll(FilesystemNode.layer, Env.layerMemory({}))))
  )
  expect(problems.flatMap(({ hints }) => hints)).toEqual([
    "Found back/services/api, which looks like a Python app: set PYTHON_APP_DIR=back/services/api if that folder is the app."
  ])
})
