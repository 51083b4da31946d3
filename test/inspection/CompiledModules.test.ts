/** Compiled modules that a Python cannot import, by their names; and those for which another file serves. */
import { expect, it } from "vitest"
import { compiledForOthers, toldOfCompiled } from "../../src/inspection/CompiledModules.ts"
import { runtime } from "../support/memory/Stack.ts"

const python = runtime("3.12.1")
const files = (names: ReadonlyArray<string>) => compiledForOthers(names, python).map(({ file, is }) => `${file}: ${is}`)

it.each([
  [["fast.cpython-312-darwin.so"], ["fast.cpython-312-darwin.so: Python 3.12 on macOS"]],
  [["fast.cp310-win_amd64.pyd"], ["fast.cp310-win_amd64.pyd: Python 3.10 on Windows"]],
  [["fast.cpython-38-x86_64-linux-gnu.so"], ["fast.cpython-38-x86_64-linux-gnu.so: Python 3.8 on Linux on x86_64"]],
  [
    ["fast.cpython-312-aarch64-linux-gnu.so", "other.py"],
    ["fast.cpython-312-aarch64-linux-gnu.so: Python 3.12 on Linux on aarch64"]
  ]
])("%j: %j", (names, expected) => {
  expect(files(names)).toEqual(expected)
})

it.each([
  [["fast.cpython-312-x86_64-linux-gnu.so", "fast.cpython-312-darwin.so", "fast.cp312-win_amd64.pyd"]],
  [["fast.cpython-312-x86_64-linux-musl.so"]],
  [["fast.cpython-310-darwin.so", "fast.py"]],
  [["fast.cpython-310-darwin.so", "fast.pyx"]],
  [["fast.cpython-310-darwin.so", "fast.abi3.so"]],
  [["libfoo.so", "libfoo.so.1", "app.py", "x.pyd", "data.cpython.so"]]
])("nothing is told of %j", (names) => {
  expect(files(names)).toEqual([])
})

it("is one warning, and none without", () => {
  expect(toldOfCompiled([], python)).toEqual([])
  expect(toldOfCompiled(compiledForOthers(["fast.cpython-312-darwin.so"], python), python)[0]?.text).toContain(
    "fast.cpython-312-darwin.so is compiled for Python 3.12 on macOS. This app gets Python 3.12 on Linux on x86_64, which cannot import it."
  )
})
