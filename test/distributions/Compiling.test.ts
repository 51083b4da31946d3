/** A compiled file is a function of its source and its path: what else its process holds, and where, has no say. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { strip } from "../../.ci/PythonText.ts"
import { pythons } from "../support/machine/Pythons.ts"

const part = strip(readFileSync(new URL("../../src/python/compile_distributions/compiled.py", import.meta.url), "utf8"))

/** Everything that a compiled text may hold: names, cells, nested tables, texts, bytes and numbers. */
const source = `
# -*- coding: utf-8 -*-
"""What it is for."""
from collections import namedtuple
known = ("one two", ("three four", (5.5, 10 ** 30, 2j)), b"some bytes", u"gr\\xfc\\xdfe")
class Holder(object):
    """Holds."""
    table = {"path": 1, "value": 2}
    def run(self, path, value=None, *names, **options):
        first, second = "a text with spaces", 123456789
        def inner(name):
            return [path + each + first for each in name if each in ("x y", "z z")] or name in {"p q", "r s", 1.5}
        return inner(lambda: (value, second, options)) if names else inner
`

/** Compiles in a process that holds nothing, and again one that holds names and values of the source, or some of them. */
const compiling = `
import sys, json, binascii, marshal, operator, re, struct, types
python2, moment, source, holds = sys.version_info[0] == 2, 315532801, sys.argv[1].encode("utf-8"), sys.argv[2]
${part.text}
intern = getattr(sys, "intern", None) or intern
names = re.findall(r"[A-Za-z_]+", sys.argv[1])
if holds == "names":
    kept = [intern(name) for name in names + ["__name__", "__qualname__", "__module__"]]
elif holds == "every third name":
    kept = [intern(name) for name in names[::3]]
elif holds == "another compiled text":
    kept = compile(sys.argv[1], "other.py", "exec")
elif holds == "attributes":
    for name in names:
        getattr(object, name, None), getattr(types.CodeType, name, None)
content = compiled_content(source, "lib/module.py")
assert content is not None
sys.stdout.write(binascii.hexlify(content).decode("ascii"))
`

describe.each(pythons().map((python) => [python.version, python.path] as const))("on Python %s", (_, path) => {
  it.each(["names", "every third name", "another compiled text", "attributes"])(
    "a text is compiled to the same bytes beside %s",
    (holds) => {
      const [alone, beside] = ["nothing", holds].map((what) =>
        execFileSync(path, ["-s", "-S", "-c", compiling, source, what], {
          env: { PYTHONHASHSEED: "0" },
          encoding: "utf8"
        })
      )
      expect(beside).toBe(alone)
    }
  )
})
