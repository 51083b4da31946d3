/** Whether a lock file holds for the chosen Python and its machine, as far as it says where it does. Pure. */
import * as Data from "effect/Data"
import { satisfies, validRange } from "@renovatebot/pep440"
import { type Compared, isNever, print, resolve } from "../domain/Marker.ts"
import { mirrored } from "../domain/PythonRange.ts"
import * as Version from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import { type StagingError, visible } from "../domain/StagingError.ts"
import type { Claim } from "../installers/Installer.ts"

/** The lock file was made for other Pythons or machines than the one that was chosen. */
export class MadeForOthers
  extends Data.TaggedError("MadeForOthers")<{
    readonly file: string
    /** Where it holds, as a condition. */
    readonly where: string
    /** `Python 3.12.1 on linux-x86_64` */
    readonly here: string
  }>
  implements StagingError
{
  readonly id = "lock-file/made-for-others"
  readonly blame = "app"
  get title(): string {
    return `${this.file} does not hold for this Python and machine`
  }
  override get message(): string {
    return `${this.file} was made where \`${visible(this.where)}\`, and this is ${this.here}.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Lock the app for this Python and machine as well, and commit ${this.file};`,
      "or choose a Python that it was made for."
    ]
  }
}

const platformOf = (offer: RuntimeOffer): string =>
  offer._tag === "Installed" ? offer.runtime.platform : offer.platform

const equals = (operator: string, a: string, b: string): boolean | undefined =>
  operator === "==" ? a === b : operator === "!=" ? a !== b : undefined

/** What else a condition may name is left open: then it may hold. */
const decidedOn =
  (offer: RuntimeOffer) =>
  ({ name, operator, reversed, value }: Compared): boolean | undefined => {
    const version = versionOf(offer)
    if (name === "python_version" || name === "python_full_version") {
      const range = `${reversed ? (mirrored[operator] ?? operator) : operator}${value}`
      const own = name === "python_version" ? Version.line(version) : Version.render(version)
      return validRange(range) ? satisfies(own, range) : undefined
    }
    if (name === "platform_machine") return equals(operator, platformOf(offer).replace(/^linux-/, ""), value)
    if (name === "implementation_name") return equals(operator, "cpython", value)
    return name === "platform_python_implementation" ? equals(operator, "CPython", value) : undefined
  }

export const madeForOthers = (claims: ReadonlyArray<Claim>, offer: RuntimeOffer): ReadonlyArray<StagingError> =>
  claims.flatMap(({ holds }) =>
    holds === undefined || !isNever(resolve(holds.marker, decidedOn(offer)))
      ? []
      : [
          new MadeForOthers({
            file: holds.file,
            where: print(holds.marker),
            here: `Python ${Version.render(versionOf(offer))} on ${platformOf(offer)}`
          })
        ]
  )
