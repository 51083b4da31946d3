/** The laws of Env, as of whoever makes one from variables. */
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import { Env, type Interface } from "../../services/Env.ts"
import { holds, type Law, type LawBroken, same } from "../Law.ts"

const variables = {
  PLAIN: "value",
  EMPTY: "",
  BLANKS: "  a  b ",
  LINES: "one\ntwo",
  SIGNS: "$HOME 'x' \"y\" \\ %41 ü",
  DATABASE_URL: "postgres://user:pa%40ss-word@host.example.test/name",
  SECRET_KEY: "0f1e2d3c4b5a",
  SECRET_KEY_LONGER: "0f1e2d3c4b5a-and-more"
} as const

/** `layer` makes the Env of exactly these variables. */
export const envLaws = (
  layer: (variables: Readonly<Record<string, string>>) => Layer.Layer<Env>
): ReadonlyArray<Law> => {
  const law = (name: string, check: (env: Interface) => Effect.Effect<void, LawBroken>): Law => ({
    name,
    check: Effect.flatMap(Env, check).pipe(Effect.provide(layer(variables)))
  })
  return [
    law(
      "a variable has its value, to the letter",
      Effect.fn(function* (env) {
        for (const [name, value] of Object.entries(variables)) if (value !== "") yield* same(name, env.get(name), value)
      })
    ),
    law(
      "a variable that is empty, or not there, has no value",
      Effect.fn(function* (env) {
        yield* same("both", [env.get("EMPTY"), env.get("ABSENT"), env.get("")], [undefined, undefined, undefined])
      })
    ),
    law(
      "all variables are listed, empty ones too, and no others",
      Effect.fn(function* (env) {
        yield* same("the variables", Object.fromEntries(env.variables), { ...variables })
      })
    ),
    law(
      "passwords in URLs and the values of secret variables are secrets, in each spelling",
      Effect.fn(function* (env) {
        for (const secret of ["pa%40ss-word", "pa@ss-word", variables.SECRET_KEY])
          yield* holds(`${secret} is a secret`, env.secrets.includes(secret))
        for (const plain of ["value", "user", "one"])
          yield* holds(`${plain} is no secret`, !env.secrets.includes(plain))
      })
    ),
    law(
      "secrets are ordered so that none is cut by a shorter one inside it",
      Effect.fn(function* (env) {
        const lengths = env.secrets.map(({ length }) => length)
        yield* same(
          "the lengths",
          lengths,
          lengths.toSorted((a, b) => b - a)
        )
      })
    )
  ]
}
