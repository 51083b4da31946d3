/** What the names of wheels say. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { normalise } from "../../src/domain/PackageName.ts"
import { wheelsIn } from "../../src/distributions/Wheelhouse.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"

it("a directory of wheels is read by their names", async () => {
  const names = [
    "flask-3.0.0-py3-none-any.whl",
    "MarkupSafe-2.1.5-cp312-cp312-manylinux_2_17_x86_64.whl",
    "zope.interface-6.0-1-py2.py3-none-any.whl",
    "first_one-1.0.dev0+local.1-py3-none-any.whl",
    "six-1.16.0.tar.gz",
    "notes.txt",
    "broken.whl"
  ]
  const files = layerMemory(Object.fromEntries(names.map((name) => [`/wheels/${name}`, ""])))
  const wheels = await Effect.runPromise(wheelsIn("/wheels").pipe(Effect.provide(files)))
  expect(
    wheels.map(({ name, path, version }) => `${name} ${version} ${path.startsWith("/wheels/")}`).toSorted()
  ).toEqual(["first-one 1.0.dev0+local.1 true", "flask 3.0.0 true", "markupsafe 2.1.5 true", "zope-interface 6.0 true"])
})

it("a directory that is not there has none", async () => {
  expect(await Effect.runPromise(wheelsIn("/nowhere").pipe(Effect.provide(layerMemory())))).toEqual([])
})

it.each([
  ["Zope.Interface", "zope-interface"],
  ["a__b--c..d", "a-b-c-d"],
  ["Flask", "flask"]
])("%s is %s", (name, normal) => {
  expect(normalise(name)).toBe(normal)
})
