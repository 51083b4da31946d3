/** Sources of many shapes around applications, and stand-ins for frameworks that Python itself can import. */
import type { Files } from "../index/Distribution.ts"

/** Classes whose instances are callable as those of the frameworks are. */
export const standIns: Files = {
  "flask.py":
    "class Flask(object):\n    def __init__(self, *a, **k): pass\n    def __call__(self, environ, start_response): pass\n    def run(self, *a, **k): pass\n",
  "fastapi.py":
    "class FastAPI(object):\n    def __init__(self, *a, **k): pass\n    def __call__(self, scope, receive, send): pass\n    def mount(self, *a): pass\n",
  "whitenoise.py":
    "class WhiteNoise(object):\n    def __init__(self, app, *a, **k): self.app = app\n    def __call__(self, environ, start_response): pass\n",
  "unknown.py": "def wrap(app): return 1\nclass Thing(object): pass\n"
}

type Pick = (bound: number) => number

const names = ["app", "application", "server", "api", "x"]
const of = <A>(pick: Pick, all: ReadonlyArray<A>): A => {
  const found = all[pick(all.length)]
  if (found === undefined) throw new Error("nothing to choose from")
  return found
}

const making = (pick: Pick): string =>
  of(pick, [
    "Flask('a')",
    "F('a')",
    "flask.Flask(__name__)",
    "FastAPI()",
    "make()",
    "nothing()",
    "wrap(Flask('b'))",
    "Thing()",
    "WhiteNoise(Flask('c'))",
    "(Flask('d') if True else Flask('e'))",
    "[Flask('f')][0]",
    "None",
    "Own()",
    "imported_app",
    "helper.build()",
    "given"
  ])

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "    ")

const statement = (pick: Pick, depth: number): string => {
  const name = of(pick, names)
  const inner = () => statement(pick, depth + 1)
  const block = () => indented(inner())
  const kind = pick(depth > 2 ? 6 : 16)
  switch (kind) {
    case 0:
    case 1:
    case 2:
      return `${name} = ${making(pick)}\n`
    case 3:
      return `${name} = ${of(pick, names)}2 = ${making(pick)}\n`
    case 4:
      return `${name}, other = ${making(pick)}, 1\n`
    case 5:
      return `try:\n    del ${name}\nexcept NameError:\n    pass\n`
    case 6:
      return `if ${of(pick, ["True", "False", "len(names)", "names"])}:\n${block()}`
    case 7:
      return `if ${of(pick, ["True", "False"])}:\n${block()}else:\n${block()}`
    case 8:
      return `if __name__ == "__main__":\n${block()}`
    case 9:
      return `for item in ${of(pick, ["[]", "[1]"])}:\n${block()}`
    case 10:
      return `try:\n${block()}except ${of(pick, ["ImportError", "Exception"])}:\n${block()}`
    case 11:
      return `try:\n    import not_there_at_all\n${block()}except ImportError:\n${block()}`
    case 12:
      return `def ${of(pick, ["make", "nothing", name])}():\n    inner = ${making(pick)}\n    return inner\n`
    case 13:
      return `class Own(Flask):\n    pass\n`
    case 14:
      return `${name} = helper.${of(pick, ["build", "ready", "missing_maker"])}\n`
    default:
      return `from ${of(pick, ["helper", "helper"])} import ${of(pick, ["ready", "build"])} as ${name}\n`
  }
}

const beginning = `# -*- coding: utf-8 -*-
import flask
import helper
from fastapi import FastAPI
from flask import Flask, Flask as F
from helper import ready as imported_app
from unknown import Thing, wrap
from whitenoise import WhiteNoise
names = ["a"]
given = object()
def make():
    return Flask("m")
def nothing():
    return None
class Own(Flask):
    pass
`

/** A module of some statements, beside one that it imports from. */
export const moduleOf = (pick: Pick): Files => ({
  ...standIns,
  "helper.py":
    "from flask import Flask\nready = Flask('r')\ndef build():\n    return Flask('h')\ndef missing_maker(x):\n    return Flask('x')\n",
  "subject.py": beginning + Array.from({ length: 3 + pick(5) }, () => statement(pick, 0)).join("")
})
