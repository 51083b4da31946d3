/** Which failures of the app's own build mean that it does not find its own files or modules, in the words of the backends. */
import { describe, expect, it } from "vitest"
import { missesModule, missesOwnFiles } from "../../src/diagnosis/building/OwnFiles.ts"
import { captured, failing } from "../support/pip/CapturedOutput.ts"

/** As pip 26.2.1 frames what a build of the app's copy said. */
const own = (...said: ReadonlyArray<string>): string =>
  [
    "Processing /tmp/.python-buildpack-Ab12/sources",
    "  Getting requirements to build wheel: finished with status 'error'",
    "  error: subprocess-exited-with-error",
    "  × Getting requirements to build wheel did not run successfully.",
    "  │ exit code: 1",
    `  ╰─> [${said.length} lines of output]`,
    ...said.map((line) => `      ${line}`),
    "      [end of output]"
  ].join("\n")

describe("the app's own build", () => {
  it.each([
    ["setuptools", "error: Multiple top-level packages discovered in a flat-layout: ['static', 'templates']."],
    ["setuptools", "error: package directory 'shop' does not exist"],
    ["setuptools", "error: error in 'egg_base' option: 'src' does not exist or is not a directory"],
    ["setuptools 44", "error: can't copy 'shop.py': doesn't exist or not a regular file"],
    ["setup.py", "FileNotFoundError: [Errno 2] No such file or directory: 'README.md'"],
    ["setup.py on 2.7", "IOError: [Errno 2] No such file or directory: 'README.md'"],
    ["setup.py", "ModuleNotFoundError: No module named 'flask'"],
    ["setup.py on 2.7", "ImportError: No module named flask"],
    ["setup.py", "ModuleNotFoundError: No module named 'pip.req'"],
    [
      "poetry-core",
      "poetry.core.masonry.utils.module.ModuleOrPackageNotFoundError: No file/folder found for package shop"
    ],
    ["poetry-core", "ValueError: shop does not contain any element"],
    ["poetry-core", "FileNotFoundError: Readme path `/tmp/x/README.md` does not exist."],
    [
      "hatchling",
      "ValueError: Unable to determine which files to ship inside the wheel using the following heuristics:"
    ],
    ["hatchling", "OSError: Readme file does not exist: README.md"],
    ["flit-core", "ValueError: No file/folder found for module shop"],
    ["flit-core", "flit_core.config.ConfigError: Description file README.md does not exist"],
    ["pdm-backend", "pdm.backend.exceptions.ValidationError: project.readme.file: Readme file not found ('README.md')"],
    ["uv_build", "Error: Expected a Python module at: src/shop/__init__.py"],
    ["uv_build", "Error: failed to open file `/tmp/x/README.md`: No such file or directory (os error 2)"]
  ])("with %s: %s", (_, said) => {
    expect(missesOwnFiles(failing(own("Traceback (most recent call last):", said)))).toBe(true)
  })

  it.each([
    ["a mistake in setup.py", "SyntaxError: Missing parentheses in call to 'print'"],
    ["a refusal", "error in shop setup command: 'install_requires' must be a string"],
    ["a compiler that is not there", "error: command 'gcc' failed: No such file or directory"],
    ["a header", "shop.c:1:10: fatal error: nosuch.h: No such file or directory"],
    ["a library", "No package 'libxml-2.0' found"],
    ["what is written in it", "pdm.backend.exceptions.ValidationError: project.version: must be a string"],
    ["an error of its own", "RuntimeError: the flux is not aligned"]
  ])("may fail in another way: %s", (_, said) => {
    expect(missesOwnFiles(failing(own("Traceback (most recent call last):", said)))).toBe(false)
  })

  it("is built once more only for a module", () => {
    expect(missesModule(failing(own("ModuleNotFoundError: No module named 'flask'")))).toBe(true)
    expect(missesModule(failing(own("error: package directory 'shop' does not exist")))).toBe(false)
  })

  it("is meant, and no package of an index", () => {
    for (const name of ["importsnumpy-3.12", "importsnumpy-2.7", "flitnofiles-3.12", "hatchnofiles-3.12"])
      expect(missesOwnFiles(captured(name))).toBe(false)
    const dependency = own("ModuleNotFoundError: No module named 'flask'").replace(
      /Processing.*/,
      "Collecting shop==1.0"
    )
    expect(missesOwnFiles(failing(dependency))).toBe(false)
  })
})
