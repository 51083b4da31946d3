/** Conditions as values: what is decided of them, what is left for pip, and that nothing changes its meaning meanwhile. */
import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import {
  always,
  and,
  isNever,
  type Marker,
  namesIn,
  never,
  or,
  parse,
  print,
  resolve
} from "../../src/domain/Marker.ts"

const extras = (...chosen: ReadonlyArray<string>) => {
  const set = new Set(chosen)
  return (marker: Marker): Marker =>
    resolve(marker, ({ name, operator, value }) =>
      name !== "extra"
        ? undefined
        : operator === "=="
          ? set.has(value)
          : operator === "!="
            ? !set.has(value)
            : undefined
    )
}

/** The condition once more as text, after extras are decided. */
const left = (text: string, ...chosen: ReadonlyArray<string>): string | undefined => {
  const marker = parse(text)
  if (marker === undefined) return undefined
  const decided = extras(...chosen)(marker)
  return isNever(decided) ? "never" : print(decided)
}

describe("what a condition says of extras", () => {
  it.each([
    [`extra == "tests"`, ["tests"], ""],
    [`extra == "tests"`, [], "never"],
    [`extra != 'tests'`, [], ""],
    [`python_version < "3.8" and extra == "tests"`, ["tests"], `python_version < '3.8'`],
    [`python_version < "3.8" and extra == "tests"`, [], "never"],
    [`python_version < "3.8" or extra == "tests"`, ["tests"], ""],
    [`python_version < "3.8" or extra == "tests"`, [], `python_version < '3.8'`],
    [
      `(os_name == "nt" or extra == "b") and (sys_platform == "win32" or extra == "a")`,
      ["b"],
      `sys_platform == 'win32'`
    ]
  ] as const)("%s with %j", (text, chosen, expected) => {
    expect(left(text, ...chosen)).toBe(expected)
  })
})

describe("a condition", () => {
  it.each([
    [``, ``],
    [`python_version>='3.8'`, `python_version >= '3.8'`],
    [`"linux" in sys_platform`, `'linux' in sys_platform`],
    [`python_version not  in "2.7, 3.4"`, `python_version not in '2.7, 3.4'`],
    [`platform_version == "it's"`, `platform_version == "it's"`],
    [`((os_name == 'nt'))`, `os_name == 'nt'`],
    [`os_name == 'nt' and os_name == 'nt'`, `os_name == 'nt'`],
    [`os_name == 'a' and (os_name == 'b' or os_name == 'c')`, `os_name == 'a' and (os_name == 'b' or os_name == 'c')`],
    [`os_name == 'a' and os_name == 'b' or os_name == 'c'`, `os_name == 'a' and os_name == 'b' or os_name == 'c'`]
  ])("%s is written %s", (text, expected) => {
    expect(left(text)).toBe(expected)
  })

  it.each([
    `os_name = 'nt'`,
    `os_name == 'nt' and`,
    `(os_name == 'nt'`,
    `os_name == 'nt')`,
    `os_name == 'nt`,
    `and os_name == 'nt'`,
    `os_name in in 'nt'`,
    `os_name`,
    `${"(".repeat(60)}os_name == 'nt'${")".repeat(60)}`
  ])("is none: %s", (text) => {
    expect(parse(text)).toBeUndefined()
  })

  it("knows what it reads", () => {
    const marker = parse(`python_version < "3" and (os_name == "nt" or "x" in platform_machine)`)
    expect(marker === undefined ? [] : namesIn(marker)).toEqual(["python_version", "os_name", "platform_machine"])
  })
})

const comparisons = ["os_name", "sys_platform", "extra"].flatMap((name) =>
  ["== 'a'", "== 'b'", "!= 'a'"].map((rest) => `${name} ${rest}`)
)

/** Comparisons, and words that join the last two: all the brackets are there, so no precedence is taken for granted. */
const words = Schema.Array(Schema.Literals([...comparisons, "and", "or"]))

const conditionOf = (chosen: ReadonlyArray<string>): string => {
  const stack: Array<string> = ["os_name == 'a'"]
  for (const word of chosen) {
    const [other, one] = word === "and" || word === "or" ? [stack.pop(), stack.pop()] : []
    stack.push(other === undefined ? word : one === undefined ? other : `(${one} ${word} ${other})`)
  }
  return stack.filter((each) => each !== "and" && each !== "or").join(" or ")
}

/** What it comes to where every variable has a value. */
const value = (marker: Marker, values: Readonly<Record<string, string>>): boolean => {
  const decided = resolve(marker, ({ name, operator, value }) =>
    operator === "==" ? values[name] === value : values[name] !== value
  )
  expect([always, never]).toContainEqual(decided)
  return decided._tag === "Always"
}

const everyValue = ["a", "b"].flatMap((os_name) =>
  ["a", "b"].flatMap((sys_platform) => ["a", "b"].map((extra) => ({ os_name, sys_platform, extra })))
)

describe("laws", () => {
  it.prop("a condition means the same when it is written and read again", [words], ([chosen]) => {
    const marker = parse(conditionOf(chosen)) ?? never
    const again = parse(print(marker)) ?? always
    const same = isNever(marker) ? [] : everyValue
    expect(same.map((values) => value(again, values))).toEqual(same.map((values) => value(marker, values)))
  })

  it.prop("deciding a part first changes nothing", [words], ([chosen]) => {
    const marker = parse(conditionOf(chosen)) ?? never
    for (const values of everyValue) expect(value(extras(values.extra)(marker), values)).toBe(value(marker, values))
  })

  it.prop("all of two and one of two are what they are of truths", [words, words], ([a, b]) => {
    const [left, right] = [parse(conditionOf(a)) ?? never, parse(conditionOf(b)) ?? never]
    for (const values of everyValue) {
      expect(value(and([left, right]), values)).toBe(value(left, values) && value(right, values))
      expect(value(or([left, right]), values)).toBe(value(left, values) || value(right, values))
    }
  })
})
