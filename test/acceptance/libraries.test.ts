/** An extension that is linked against a library which somebody else has put there, and what becomes of that one. */
import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { newest } from "../support/machine/Pythons.ts"
import { exec } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { temporaryFolder } from "../support/machine/Folders.ts"

const { stage, stageWell } = setting()

const appWith = (options: string) => ({
  "requirements.txt": "./libs/hx\n",
  "libs/hx/setup.py": `from setuptools import setup, Extension\nsetup(name="hx", version="1", ext_modules=[Extension("_hx", ["hx.c"], libraries=["hxfoo"]${options})])\n`,
  "libs/hx/hx.c": `#include <Python.h>
int hxfoo(void);
static PyObject *answer(PyObject *self, PyObject *args) { return PyLong_FromLong(hxfoo()); }
static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, ""}, {0}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_hx", "", -1, methods};
PyMODINIT_FUNC PyInit__hx(void) { return PyModule_Create(&module); }
`
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
    const first = await stageWell({ ...options, app: appWith("") })
    bring(apt, 2)
    const second = await stageWell({ ...options, again: first })
    expect(second.output).toContain(`the libraries in ${apt} changed`)
    const env = { LD_LIBRARY_PATH: apt }
    const answer = ["python", "-c", "import _hx; print(_hx.answer())"]
    expect((await exec(second, answer, { env })).stdout).toBe("2\n")
  })

  it("that is gone when what was linked against it is restored is an error", async () => {
    const place = join(temporaryFolder("gone", "-"), "lib")
    bring(place, 1)
    const app = appWith(`, library_dirs=["${place}"], runtime_library_dirs=["${place}"]`)
    const first = await stageWell({ python: newest(), app })
    rmSync(place, { recursive: true })
    const second = await stage({ python: newest(), again: first })
    expect(second.code).not.toBe(0)
    expect(second.output).toMatch(/_hx\S*\.so of hx is linked against libhxfoo\.so\.1/)
    expect(second.output).toContain("(library/not-found)")
  })
})
