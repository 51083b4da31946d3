/** Runs laws over one implementation: each law is a test, and what the implementation lacks by its nature is skipped by name. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import type { Law, Need } from "../../../src/testing/Law.ts"

/** The layer is built anew for each law. */
export const suite = <R>(
  title: string,
  laws: ReadonlyArray<Law<R>>,
  layer: Layer.Layer<R>,
  ...lacks: ReadonlyArray<Need>
): void => {
  describe(title, () => {
    for (const { check, name, needs } of laws) {
      it.skipIf(needs !== undefined && lacks.includes(needs))(
        needs === undefined ? name : `${name} (needs ${needs})`,
        () => expect(Effect.runPromise(check.pipe(Effect.provide(layer)))).resolves.toBeUndefined()
      )
    }
  })
}
