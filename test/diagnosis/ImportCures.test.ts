/** Which failed imports another line of Python might not have. */
import { describe, expect, it } from "vitest"
import { cureOf, curingLine, type FailedImport } from "../../src/diagnosis/ImportCures.ts"

const own = (module: string): boolean => module === "shop"
const lines = ["3.13", "3.12", "3.11", "3.10", "3.9", "3.8", "3.7", "3.6", "2.7"]
const lineFor = (failed: FailedImport, line: string): string | undefined => {
  const cure = cureOf(failed, line, own)
  return cure === undefined ? undefined : curingLine(cure, lines)
}

/** As 2.7.18 and 3.13.0 say it. */
const cases: ReadonlyArray<readonly [line: string, failed: FailedImport, other: string | undefined]> = [
  ["2.7", { type: "SyntaxError", text: "invalid syntax", code: "async def home():" }, "3.13"],
  ["2.7", { type: "IndentationError", text: "unexpected indent" }, undefined],
  ["2.7", { type: "AttributeError", text: "'Flask' object has no attribute 'get'" }, "3.13"],
  ["2.7", { type: "AttributeError", text: "'NoneType' object has no attribute 'split'" }, undefined],
  ["2.7", { type: "TypeError", text: "unsupported operand type(s) for |: 'dict' and 'dict'" }, "3.13"],
  ["2.7", { type: "TypeError", text: "int() argument must be a string or a number, not 'NoneType'" }, undefined],
  ["2.7", { type: "NameError", text: "name 'FileNotFoundError' is not defined" }, "3.13"],
  ["2.7", { type: "NameError", text: "name 'flsk' is not defined" }, undefined],
  ["2.7", { type: "UnicodeDecodeError", text: "'ascii' codec can't decode byte 0xc3" }, "3.13"],
  [
    "2.7",
    {
      type: "ImportError",
      text: "cannot import name timezone",
      code: "from datetime import datetime, timezone",
      isThere: true
    },
    "3.13"
  ],
  [
    "2.7",
    {
      type: "ImportError",
      text: "No module named provider",
      name: "provider",
      code: "from flask.json.provider import JSONProvider",
      isThere: true
    },
    "3.13"
  ],
  [
    "2.7",
    { type: "ImportError", text: "No module named statistics", name: "statistics", code: "import statistics" },
    "3.13"
  ],
  [
    "2.7",
    { type: "ImportError", text: "No module named yaml", name: "yaml", code: "import yaml", isThere: false },
    undefined
  ],
  [
    "2.7",
    {
      type: "ImportError",
      text: "No module named shop.pages",
      name: "shop.pages",
      code: "from shop.pages import home",
      isThere: false
    },
    "3.13"
  ],
  [
    "2.7",
    { type: "ImportError", text: "cannot import name db", code: "from shop import db", isThere: true },
    undefined
  ],
  ["2.7", { type: "ImportError", text: "cannot import name db", code: "from . import db" }, undefined],
  ["2.7", { type: "RuntimeError", text: "This app needs Python 3.8 or newer" }, "3.13"],
  ["2.7", { type: "RuntimeError", text: "the queue is full" }, undefined],
  ["2.7", { type: "KeyError", text: "'SHOP_KEY'" }, undefined],
  ["3.13", { type: "ModuleNotFoundError", text: "No module named 'cgi'", name: "cgi" }, "3.12"],
  ["3.13", { type: "ModuleNotFoundError", text: "No module named 'distutils'", name: "distutils" }, "3.11"],
  ["3.13", { type: "ModuleNotFoundError", text: "No module named 'yaml'", name: "yaml" }, undefined],
  [
    "3.13",
    { type: "ImportError", text: "cannot import name 'Mapping' from 'collections'", name: "collections" },
    "3.9"
  ],
  ["3.13", { type: "AttributeError", text: "module 'asyncio' has no attribute 'coroutine'" }, "3.10"],
  ["3.13", { type: "AttributeError", text: "'Flask' object has no attribute 'gett'" }, undefined],
  ["3.8", { type: "ModuleNotFoundError", text: "No module named 'tomllib'", name: "tomllib" }, "3.13"],
  ["3.8", { type: "TypeError", text: "'type' object is not subscriptable" }, "3.13"],
  ["3.8", { type: "SyntaxError", text: "invalid syntax", code: "match command:" }, "3.13"],
  ["3.8", { type: "SyntaxError", text: "invalid syntax", code: "def home(:" }, undefined]
]

describe("an import that fails", () => {
  it.each(cases)("on %s with %j is tried on %s", (line, failed, other) => {
    expect(lineFor(failed, line)).toBe(other)
  })

  it("is tried on no line that the stack has not", () => {
    expect(curingLine({ last: "3.11" }, ["3.13", "3.12", "2.7"])).toBeUndefined()
  })
})
