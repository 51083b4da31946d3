/** Random small universes of packages, and projects that ask for some of them; a seed gives the same ones wherever it runs. */
import type { PackageDescription } from "./Distribution.ts"

/** A linear congruence (Park and Miller), so that a seed that fails does so again. */
export const chance = (seed: number) => {
  let state = seed * 7919 + 17
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const oneOf = <A>(all: readonly [A, ...ReadonlyArray<A>]): A => all[next(all.length)] ?? all[0]
  return { next, oneOf }
}
export type Chance = ReturnType<typeof chance>

export const names = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen"] as const
export const markers = [
  "",
  "",
  "",
  "python_version < '3.10'",
  "python_version >= '3.10'",
  "sys_platform == 'win32'",
  "sys_platform != 'win32' or python_version < '3.9'"
] as const

export const requirement = ({ oneOf }: Chance, name: string, extra?: string): string => {
  const marker = [oneOf(markers), ...(extra === undefined ? [] : [`extra == '${extra}'`])].filter((one) => one !== "")
  const joined = marker.map((one) => (marker.length > 1 ? `(${one})` : one)).join(" and ")
  return `${name}${oneOf(["", "[more]"])}${oneOf(["", ">=1.0", "<2.0"])}${joined === "" ? "" : ` ; ${joined}`}`
}

/** Each may ask for those behind it, and brings one more with its extra. */
export const universe = (seed: number): ReadonlyArray<PackageDescription> => {
  const some = chance(seed)
  return names.flatMap((name, at) =>
    ["1.0", "2.0"].map((version): PackageDescription => {
      const behind = names.slice(at + 1)
      const asked = behind.filter(() => some.next(3) === 0).map((other) => requirement(some, other))
      const [brought] = behind.slice(some.next(3))
      return {
        name,
        version,
        ...(version === "2.0" && some.next(3) === 0 ? { requiresPython: ">=3.10" } : {}),
        extras: ["more"],
        wheel: {
          tag: "py3-none-any",
          files: { [`${name}.py`]: `version = "${version}"\n` },
          requires: [...asked, ...(brought === undefined ? [] : [requirement(some, brought, "more")])]
        }
      }
    })
  )
}

/** The seeds to try: `variable` says how many, in CI few. */
export const seedsOf = (variable: string, few: number, from = 1): ReadonlyArray<number> =>
  Array.from({ length: Number(process.env[`${variable}_SETS`] ?? few) }, (_, at) => {
    const first = Number(process.env[`${variable}_SEED`] ?? from)
    return first + at
  })
