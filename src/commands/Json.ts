/** What commands print for programs: one object, whose `format` changes when a field changes its meaning or is gone. */
import { placesIn } from "../domain/PlacesInText.ts"
import { printableJson, type StagingError } from "../domain/StagingError.ts"
import { usualExitCode } from "../platforms/UsualExitCode.ts"

const format = 1

/** Secrets are hidden text by text: in JSON a password with a quote in it looks different. */
export const asJson = (answer: object, redacted: (text: string) => string): string =>
  printableJson(
    JSON.stringify(
      { format, ...answer },
      (_, value: unknown) => (typeof value === "string" ? redacted(value) : value),
      2
    )
  )

/** An error in the place of an answer. */
export const errorAsJson = (error: StagingError, redacted: (text: string) => string): string => {
  const { blame, hints, id, message, title } = error
  const exitCode = usualExitCode({ _tag: "Failed", error })
  return asJson({ error: { id, blame, exitCode, title, message, places: placesIn(message), hints } }, redacted)
}
