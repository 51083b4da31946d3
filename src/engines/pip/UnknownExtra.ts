/** An extra of the app's own package that it does not have: pip itself only warns, and installs nothing for it. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { normalise } from "../../domain/PackageName.ts"
import { PYTHON_EXTRAS } from "../../domain/Options.ts"
import { type StagingError, visible } from "../../domain/StagingError.ts"

export class UnknownExtra
  extends Data.TaggedError("UnknownExtra")<{ readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "application/unknown-extra"
  readonly blame = "app"
  readonly title = `$${PYTHON_EXTRAS.name} names an extra that the app's own package does not have`
  override get message(): string {
    const named = this.names.map((name) => `\`${visible(name)}\``).join(", ")
    return `$${PYTHON_EXTRAS.name} names ${named}; the package that was built of the app has no such extra.`
  }
  readonly hints: ReadonlyArray<string> = [
    `Set $${PYTHON_EXTRAS.name} to names under extras_require in setup.py (or [project.optional-dependencies] in pyproject.toml), each in full.`
  ]
}

/** pip's own words (20.3.4 to 26.2.1): `WARNING: shop 1.0 does not provide the extra 'web'`. */
const missing = /does not provide the extra '([^']+)'/

export const checkExtras = Effect.fn("UnknownExtra.check")(function* (
  wanted: ReadonlyArray<string>,
  output: ReadonlyArray<string>
) {
  if (wanted.length === 0) return
  const said = new Set(output.flatMap((line) => missing.exec(line)?.[1] ?? []).map(normalise))
  const names = wanted.filter((name) => said.has(normalise(name)))
  if (names.length > 0) yield* new UnknownExtra({ names })
})
