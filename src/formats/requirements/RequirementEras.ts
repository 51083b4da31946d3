/** Requirements that only some Pythons can have: well-known packages, by the release from which they need a newer one. */
import { gte, lt, valid } from "@renovatebot/pep440"
import type { PythonHint } from "../../domain/PythonHint.ts"
import type { Requirements } from "../../domain/Requirements.ts"

/**
 * The release from which on a package needs which Python; `0` is the first of all (their `Requires-Python` on the index). For
 * packages with much C, also the first line that these releases have no wheels for: their source does not build there.
 */
export const eras: Readonly<
  Record<string, ReadonlyArray<readonly [release: string, python: string, before?: string]>>
> = {
  aiohttp: [
    ["0", ">=3.4"],
    ["3", ">=3.5"]
  ],
  anyio: [["0", ">=3.5"]],
  asgiref: [["2", ">=3.5"]],
  black: [["0", ">=3.6"]],
  channels: [
    ["2", ">=3.5"],
    ["4", ">=3.7"]
  ],
  click: [["8", ">=3.6"]],
  cryptography: [["3.4", ">=3.6"]],
  daphne: [["2", ">=3.5"]],
  dash: [["2", ">=3.6"]],
  "discord-py": [
    ["0", ">=3.4"],
    ["1", ">=3.5"]
  ],
  django: [
    ["2", ">=3.4"],
    ["3", ">=3.6"],
    ["4", ">=3.8"],
    ["5", ">=3.10"],
    ["6", ">=3.12"]
  ],
  djangorestframework: [["3.10", ">=3.5"]],
  fastapi: [["0", ">=3.6"]],
  flask: [
    ["2", ">=3.6"],
    ["2.3", ">=3.8"],
    ["3", ">=3.8"]
  ],
  gunicorn: [
    ["20", ">=3.4"],
    ["22", ">=3.7"]
  ],
  httpx: [["0", ">=3.6"]],
  hypercorn: [["0", ">=3.6"]],
  ipython: [
    ["6", ">=3.3"],
    ["8", ">=3.8"]
  ],
  itsdangerous: [["2", ">=3.6"]],
  jinja2: [["3", ">=3.6"]],
  markupsafe: [["2", ">=3.6"]],
  matplotlib: [["3", ">=3.5"]],
  networkx: [["2.3", ">=3.5"]],
  numpy: [
    ["1.17", ">=3.5", "3.9"],
    ["1.19", ">=3.6", "3.10"],
    ["1.21", ">=3.7", "3.11"],
    ["1.22", ">=3.8", "3.11"],
    ["1.23", ">=3.8", "3.12"],
    ["1.25", ">=3.9", "3.12"],
    ["1.26", ">=3.9", "3.13"],
    ["2", ">=3.9", "3.13"],
    ["2.1", ">=3.10", "3.14"],
    ["2.3", ">=3.11"]
  ],
  openai: [["1", ">=3.7"]],
  pandas: [
    ["0.25", ">=3.5", "3.9"],
    ["1", ">=3.6", "3.9"],
    ["1.1", ">=3.6", "3.10"],
    ["1.3", ">=3.7", "3.11"],
    ["1.4", ">=3.8", "3.11"],
    ["1.5", ">=3.8", "3.12"],
    ["2", ">=3.8", "3.12"],
    ["2.1", ">=3.9", "3.13"],
    ["2.2", ">=3.9", "3.13"],
    ["2.2.3", ">=3.9", "3.14"],
    ["2.3", ">=3.9"]
  ],
  pillow: [["7", ">=3.5"]],
  psycopg: [["3", ">=3.6"]],
  pydantic: [["0", ">=3.6"]],
  pytest: [["5", ">=3.5"]],
  quart: [["0", ">=3.6"]],
  redis: [["4", ">=3.6"]],
  requests: [["2.28", ">=3.7"]],
  sanic: [["0", ">=3.5"]],
  "scikit-learn": [
    ["0.21", ">=3.5", "3.9"],
    ["0.24", ">=3.6", "3.10"],
    ["1", ">=3.7", "3.11"],
    ["1.1", ">=3.8", "3.11"],
    ["1.2", ">=3.8", "3.12"],
    ["1.3", ">=3.8", "3.13"],
    ["1.5.2", ">=3.9", "3.14"],
    ["1.7", ">=3.10"]
  ],
  scipy: [
    ["1.3", ">=3.5", "3.9"],
    ["1.5", ">=3.6", "3.10"],
    ["1.6", ">=3.7", "3.10"],
    ["1.7", ">=3.7", "3.11"],
    ["1.8", ">=3.8", "3.11"],
    ["1.9", ">=3.8", "3.12"],
    ["1.11", ">=3.9", "3.13"],
    ["1.14", ">=3.10", "3.14"],
    ["1.16", ">=3.11"]
  ],
  setuptools: [["45", ">=3.5"]],
  sqlalchemy: [["2", ">=3.7"]],
  starlette: [["0", ">=3.6"]],
  streamlit: [["0.56", ">=3.6"]],
  tensorflow: [["2.2", ">=3.5"]],
  tornado: [["6", ">=3.5"]],
  urllib3: [["2", ">=3.7"]],
  uvicorn: [["0", ">=3.5"]],
  werkzeug: [["2", ">=3.6"]],
  whitenoise: [["5", ">=3.5"]]
}

/** Packages that cannot be installed on a 3; some are there because `pip freeze` of a 2.7 writes them down. */
const onlyTwo = new Set(["distribute", "functools32", "mysql-python", "pysqlite", "python-openid", "wsgiref"])

/** The release that a specifier demands at least: of `==2.1.3` and `~=2.1` and `>=2,<3` their first version. */
const atLeast = (specifier: string): string | undefined => {
  return specifier
    .split(",")
    .flatMap((part) => /^\s*(?:===?|~=|>=|>)\s*([\w.!+-]+?)(?:\.\*)?\s*$/.exec(part)?.[1] ?? [])
    .find((version) => valid(version) !== null)
}

/** A pin is held to both ends; what may be newer, to the older one alone. */
const pythonOf = (name: string, specifier: string, isPinned: boolean): string | undefined => {
  const rows = eras[name]
  if (rows === undefined) return undefined
  const wanted = atLeast(specifier)
  const [first] = rows
  if (wanted === undefined) return first?.[0] === "0" ? first[1] : undefined
  const [, python, before] = rows.findLast(([release]) => release === "0" || gte(wanted, release)) ?? []
  return isPinned && python !== undefined && before !== undefined ? `${python},<${before}` : python
}

/** One line for each that says something new. */
const distinct = (hints: ReadonlyArray<PythonHint>): ReadonlyArray<PythonHint> =>
  hints.filter(({ allows }, at) => hints.findIndex((other) => other.allows[0] === allows[0]) === at)

/** Markers may keep a line from counting, so such lines are no sign; constraints install nothing. */
export const hintsOfRequirements = (facts: Requirements | undefined): ReadonlyArray<PythonHint> =>
  distinct(
    (facts?.requirements ?? []).flatMap(
      ({ constraint, marker, name, origin, pin, specifier = "" }): ReadonlyArray<PythonHint> => {
        if (constraint || marker !== undefined || name === undefined) return []
        const wanted = atLeast(specifier)
        if (onlyTwo.has(name) || (name === "futures" && wanted !== undefined && !lt(wanted, "3")))
          return [{ kind: "requirement", origin, says: `asks for ${name}, which is for Python 2`, allows: ["==2.*"] }]
        const python = pythonOf(name, specifier, pin !== undefined)
        const release = wanted === undefined ? name : `${name} ${wanted}`
        return python === undefined
          ? []
          : [
              {
                kind: "requirement",
                origin,
                says: `asks for ${release}, which needs Python ${python}`,
                allows: [python]
              }
            ]
      }
    )
  )
