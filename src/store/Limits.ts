/** How long an answer of the index is good for, and how large a store may become, as users say it. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { type Option, PYTHON_CACHE_MAX_AGE, PYTHON_CACHE_MAX_SIZE } from "../domain/Options.ts"
import type { StagingError } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"

/** A setting of the cache cannot be understood. */
export class InvalidCacheSetting
  extends Data.TaggedError("InvalidCacheSetting")<{
    readonly name: string
    readonly value: string
    readonly meaning: string
    readonly example: string
  }>
  implements StagingError
{
  readonly id = "cache/invalid-setting"
  readonly blame = "app"
  get title(): string {
    return `$${this.name} cannot be understood`
  }
  override get message(): string {
    return `$${this.name} is \`${this.value}\`. ${this.meaning}`
  }
  get hints(): ReadonlyArray<string> {
    return [`Write it like this: ${this.name}=${this.example}`]
  }
}

const quantity = (text: string, units: Readonly<Record<string, number>>): number | undefined => {
  const [, count, unit = ""] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? []
  const factor = new Map(Object.entries(units)).get(unit.toLowerCase())
  return count === undefined || factor === undefined ? undefined : Number(count) * factor
}

const seconds = { "": 1, s: 1, m: 60, min: 60, h: 3600, d: 86_400, w: 604_800 }
const bytes = { "": 1, b: 1, k: 2 ** 10, kb: 2 ** 10, m: 2 ** 20, mb: 2 ** 20, g: 2 ** 30, gb: 2 ** 30, t: 2 ** 40 }

const setting = Effect.fn("Limits.setting")(function* (
  { name }: Option,
  units: Readonly<Record<string, number>>,
  unset: number,
  words: { readonly meaning: string; readonly example: string }
) {
  const value = (yield* Env).get(name)
  if (value === undefined) return unset
  return quantity(value, units) ?? (yield* new InvalidCacheSetting({ name, value, ...words }))
})

const day = 86_400

/** How long an answer of the index is good for, in milliseconds. */
export const maxAge = Effect.map(
  setting(PYTHON_CACHE_MAX_AGE, seconds, day, {
    meaning: "It takes seconds, or a number with one of the units s, m, h, d, w; 0 asks the index every time.",
    example: "12h"
  }),
  (value) => value * 1000
)

/** How large the store may become, in bytes. */
export const maxSize = setting(PYTHON_CACHE_MAX_SIZE, bytes, 5 * 2 ** 30, {
  meaning: "It takes bytes, or a number with one of the units K, M, G, T.",
  example: "2G"
})
