/** An extension that is linked against a library which somebody else has put there, and what becomes of that one. */
import { execFileSync, spawnSync } from "node:child_process"
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { countedSource } from "../support/index/Counted.ts"
import type { Files } from "../support/index/Distribution.ts"
import { newest } from "../support/machine/Pythons.ts"
import { exec } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { temporaryFolder } from "../support/machine/Folders.ts"

const { stage, stageWell } = setting()

const marks = temporaryFolder("marks", "-")

/** A folder whose own backend compiles one file of C; `words` is a list in Python, of more words for the compiler. */
const extension = (words: string, code: string): Files => {
  const source = countedSource("hx", { marks })
  const known = `${source["backend.py"]}`
  const backend = known.replace("['_' + NAME + '.c']", `['_' + NAME + '.c'] + ${words}`)
  if (backend === known) throw new Error("the backend starts the compiler in another way")
  const files = Object.entries({ ...source, "backend.py": backend, "_hx.c": code })
  return Object.fromEntries(files.map(([path, content]) => [`libs/hx/${path}`, content]))
}

const appWith = (...places: ReadonlyArray<string>): Files => ({
  "requirements.txt": "./libs/hx\n",
  ...extension(
    JSON.stringify([...places.flatMap((place) => [`-L${place}`, `-Wl,-rpath,${place}`]), "-lhxfoo"]),
    `#include <Python.h>
int hxfoo(void);
static PyObject *answer(PyObject *self, PyObject *args) { return PyLong_FromLong(hxfoo()); }
static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, ""}, {0}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_hx", "", -1, methods};
PyMODINIT_FUNC PyInit__hx(void) { return PyModule_Create(&module); }
`
  )
})

/** As the packages of an operating system bring it: a library of that version, and the name that the linker looks for. */
const bring = (place: string, version: number): void => {
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  const source = join(temporaryFolder("library"), "hxfoo.c")
  writeFileSync(source, `int hxfoo(void) { return ${version}; }\n`)
  const file = `libhxfoo.so.${version}`
  execFileSync("cc", ["-shared", "-fPIC", `-Wl,-soname,${file}`, "-o", join(place, file), source])
  execFileSync("ln", ["-s", file, join(place, "libhxfoo.so")])
}

describe.skipIf(spawnSync("cc", ["--version"]).status !== 0)("a library", () => {
  it("that a variable names lets the extension be built anew when it is another", async () => {
    const apt = join(temporaryFolder("apt", "-"), "lib")
    const options = { python: newest(), env: { LIBRARY_PATH: apt, LD_LIBRARY_PATH: apt } }
    bring(apt, 1)
    const first = await stageWell({ ...options, app: appWith() })
    bring(apt, 2)
    const second = await stageWell({ ...options, again: first })
    expect(second.output).toContain(`the libraries in ${apt} changed`)
    const env = { LD_LIBRARY_PATH: apt }
    const answer = ["python", "-c", "import _hx; print(_hx.answer())"]
    expect((await exec(second, answer, { env })).stdout).toBe("2\n")
  })

  it("that is gone when what was linked against it is restored is an error, after a build that lacks it, too", async () => {
    const place = join(temporaryFolder("gone", "-"), "lib")
    bring(place, 1)
    const app = appWith(place)
    const first = await stageWell({ python: newest(), app })
    rmSync(place, { recursive: true })
    const second = await stage({ python: newest(), again: first })
    expect(second.code).not.toBe(0)
    expect(second.output).toContain(
      "hx was linked against libhxfoo.so.1, which is not there any more, so it is built anew."
    )
    expect(second.output).toMatch(/_hx\S*\.so of hx is linked against libhxfoo\.so\.1/)
    expect(second.output).toContain("It was built anew, and that failed: ")
    expect(second.output).toContain("(library/not-found)")
    bring(place, 2)
    const third = await stageWell({ python: newest(), again: first })
    expect(third.output).toContain(
      "hx was linked against libhxfoo.so.1, which is not there any more, so it is built anew."
    )
    const fourth = await stageWell({ python: newest(), again: third })
    expect(fourth.output).not.toContain("anew")
    expect((await exec(fourth, ["python", "-c", "import _hx; print(_hx.answer())"])).stdout).toBe("2\n")
  })

  it("that is there and needs another which is not is an error that names both", async () => {
    const place = join(temporaryFolder("chain", "-"), "lib")
    bring(place, 1)
    const deeper = join(temporaryFolder("deeper", "-"), "lib")
    bring(deeper, 7)
    const source = join(temporaryFolder("library"), "hxfoo.c")
    writeFileSync(source, "int hxfoo7(void);\nint hxfoo(void) { return 1; }\n")
    const linked = ["-Wl,-soname,libhxfoo.so.1", "-Wl,--no-as-needed", join(deeper, "libhxfoo.so.7")]
    execFileSync("cc", ["-shared", "-fPIC", "-o", join(place, "libhxfoo.so.1"), source, ...linked])
    const app = appWith(place)
    const staged = await stage({ python: newest(), app })
    expect(staged.output).toMatch(
      /_hx\S*\.so of hx is linked against libhxfoo\.so\.1 \(in \S*lib\), and that needs libhxfoo\.so\.7,/
    )
    expect(staged.output).not.toContain("anew")
    expect(staged.output).toContain("(library/not-found)")
    execFileSync("cp", ["-P", join(deeper, "libhxfoo.so.7"), place])
    await stageWell({ python: newest(), again: staged })
  })
})

describe.skipIf(spawnSync("cc", ["--version"]).status !== 0)("what a build finds in the app", () => {
  const app = {
    ".apt/usr/bin/hx-config": "#!/bin/sh\necho 1\n",
    "include/hx.h": "#define HX 1\n",
    "requirements.txt": "./libs/hx\n",
    ...extension(
      '["-DHERE=" + subprocess.check_output(["hx-config"]).decode().strip()]',
      `#include <Python.h>
#include "hx.h"
static PyObject *answer(PyObject *self, PyObject *args) { return PyLong_FromLong(10 * HX + HERE); }
static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, ""}, {0}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_hx", "", -1, methods};
PyMODINIT_FUNC PyInit__hx(void) { return PyModule_Create(&module); }
`
    )
  }
  it("by a relative flag, from the folder that is built, and by PATH, counts by its content", async () => {
    // As the buildpacks before this one do it, by their `export`.
    const within = ["sh", "-c", 'PATH="$2/.apt/usr/bin:$PATH"; export PATH; exec "$@"', "sh"]
    const options = { python: newest(), within, env: { CFLAGS: "-I../../include" } }
    const prepare = (place: string) => chmodSync(join(place, ".apt/usr/bin/hx-config"), 0o755)
    const first = await stageWell({ ...options, app, prepare })
    writeFileSync(join(first.app, "include/hx.h"), "#define HX 2\n")
    const second = await stageWell({ ...options, again: first })
    expect(second.output).toContain("the files in include changed")
    writeFileSync(join(first.app, ".apt/usr/bin/hx-config"), "#!/bin/sh\necho 2\n")
    const third = await stageWell({ ...options, again: second })
    expect(third.output).toContain("the programs in .apt/usr/bin changed")
    const fourth = await stageWell({ ...options, again: third })
    expect(fourth.output).toContain("1 restored, 0 fetched, 0 built")
    expect((await exec(fourth, ["python", "-c", "import _hx; print(_hx.answer())"])).stdout).toBe("22\n")
  })
})
