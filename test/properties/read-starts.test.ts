/** What is read from sources, held against Python itself, which imports them: what is told to be there is there, and is what it is said to be. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { random } from "../support/Random.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { pythons } from "../support/machine/Pythons.ts"
import { factsIn } from "../support/starts/CodeReader.ts"
import { moduleOf } from "../support/starts/Sources.ts"

afterAll(removeTemporaryFolders)

/** What a module has once it is imported: the parameters by which each of its callables is called, a class's of its instances. */
const question = `
import importlib, json, os, sys
answers = {}
folders = sys.argv[1:]
stand_ins = ("flask", "fastapi", "whitenoise", "unknown", "helper", "subject")
for folder in folders:
    sys.path.insert(0, folder)
    for name in stand_ins:
        sys.modules.pop(name, None)
    getattr(importlib, "invalidate_caches", lambda: None)()
    try:
        subject = importlib.import_module("subject")
    except Exception as error:
        answers[folder] = None
    else:
        found = {}
        for name, value in vars(subject).items():
            if isinstance(value, type) or not hasattr(type(value), "__call__"):
                continue
            call = getattr(type(value).__call__, "__code__", None)
            if call is not None:
                found[name] = list(call.co_varnames[1:call.co_argcount])
        answers[folder] = found
    sys.path.remove(folder)
print(json.dumps(answers))
`

const parameters = { wsgi: ["environ", "start_response"], asgi: ["scope", "receive", "send"] }
const rounds = 120
const lines = [...new Map(pythons().map((python) => [python.line, python])).values()]

describe.each(lines.map((python) => [python.line, python] as const))("on %s", (line, python) => {
  it("every object that is told is there, and is called as it is said to be; and most are told", () => {
    const pick = random(Number(line.replace(".", "")) * 7919)
    const root = temporaryFolder("subjects")
    const folders = Array.from({ length: rounds }, (_, at) => `case${at}`)
    for (const folder of folders) plant(join(root, folder), moduleOf(pick))
    const asked = folders.map((folder) => join(root, folder))
    const truth: unknown = JSON.parse(
      execFileSync(python.path, ["-E", "-s", "-B", "-c", question, ...asked], { encoding: "utf8" })
    )
    const paths = folders.flatMap((folder) => [`${folder}/subject.py`, `${folder}/helper.py`])
    const { modules } = factsIn(root, paths, python)
    let [told, there] = [0, 0]
    for (const folder of folders) {
      const held: unknown = typeof truth === "object" && truth !== null ? Reflect.get(truth, join(root, folder)) : null
      // A module that cannot be imported is for the check that imports it.
      if (typeof held !== "object" || held === null) continue
      there += Object.keys(held).length
      const subject = modules.find(({ path }) => path === `${folder}/subject.py`)
      for (const object of subject?.objects ?? []) {
        if (object.interface === undefined) continue
        told += 1
        expect({ folder, name: object.name, called: Reflect.get(held, object.name) }).toEqual({
          folder,
          name: object.name,
          called: parameters[object.interface]
        })
      }
    }
    // To tell nothing would be no lie either.
    expect(told / there).toBeGreaterThan(0.7)
  })
})
