/** A package that was built against a library which is not there any more is built once more by itself, against what is. */
import * as Effect from "effect/Effect"
import type { StagingError } from "../domain/StagingError.ts"
import { Report } from "../services/Report.ts"
import { LibraryMissing } from "../distributions/Libraries.ts"

const tell = Effect.fnUntraced(function* ({ kept, missing }: LibraryMissing) {
  const report = yield* Report
  for (const name of kept) {
    const libraries = new Set(missing.filter(({ of }) => of === name).map(({ library }) => library))
    yield* report.detail(
      `${name} was linked against ${[...libraries].join(", ")}, which is not there any more, so it is built anew.`
    )
  }
})

const canHelp = (error: StagingError): error is LibraryMissing =>
  error instanceof LibraryMissing && error.kept.length > 0

/** `again` gets the names of the packages; when it fails for whatever reason, the library that is missing is the error. */
export const rebuildOnce = <A, R, R2>(
  first: Effect.Effect<A, StagingError, R>,
  again: (names: ReadonlySet<string>) => Effect.Effect<A, StagingError, R2>
): Effect.Effect<A, StagingError, R | R2 | Report> =>
  first.pipe(
    Effect.catchIf(canHelp, (error) =>
      tell(error).pipe(
        Effect.andThen(again(new Set(error.kept))),
        Effect.mapError((cause: StagingError) => {
          if (cause instanceof LibraryMissing) return cause
          const { kept, missing } = error
          const [line = ""] = cause.message.split("\n")
          return new LibraryMissing({ kept, missing, notRebuilt: `${cause.title}. ${line}` })
        })
      )
    )
  )
