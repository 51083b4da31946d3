/** Which of the app's own wheels is for the chosen Python. Pure. */
import * as Data from "effect/Data"
import type { Application, BuiltWheel } from "../domain/Application.ts"
import { PYTHON_REQUIREMENTS } from "../domain/Options.ts"
import * as Version from "../domain/PythonVersion.ts"
import type { RuntimeOffer } from "../domain/Runtime.ts"
import { printable, type StagingError } from "../domain/StagingError.ts"
import { supports, type TaggedRuntime } from "../domain/WheelTags.ts"

/** No wheel is for the Python and the system of this staging. */
export class NoFittingWheel
  extends Data.TaggedError("NoFittingWheel")<{
    readonly paths: ReadonlyArray<string>
    /** `Python 3.12.1 on linux-x86_64` */
    readonly here: string
  }>
  implements StagingError
{
  readonly id = "wheel/none-fits"
  readonly blame = "app"
  readonly title = "The app's wheel is for another Python or another system"
  override get message(): string {
    const [first = "", ...others] = this.paths.map(printable)
    const what = others.length === 0 ? `${first} is` : `None of ${this.paths.map(printable).join(", ")} is`
    return `${what} ${others.length === 0 ? "not " : ""}for ${this.here}, by the tags in ${others.length === 0 ? "its name" : "their names"}.`
  }
  readonly hints: ReadonlyArray<string> = ["Build the wheel for it, or choose the Python that it was built for."]
}

/** Two wheels would do. */
export class SeveralWheels
  extends Data.TaggedError("SeveralWheels")<{ readonly paths: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "wheel/several"
  readonly blame = "app"
  readonly title = "Several wheels of the app would do"
  override get message(): string {
    return `${this.paths.map(printable).join(" and ")} are for this Python, and nothing says which of them is the app.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Remove all but one, or set $${PYTHON_REQUIREMENTS.name} to the one that is meant: \`${this.paths.at(-1) ?? ""}\`.`
    ]
  }
}

const base = (path: string): string => path.slice(path.lastIndexOf("/") + 1)
/** Name and version. */
const releaseOf = (path: string): string => base(path).split("-").slice(0, 2).join("-").toLowerCase()

/** What is known of a Python that is yet to be put in place; the oldest C library that any of them is made for. */
const facts = (offer: RuntimeOffer): TaggedRuntime => {
  if (offer._tag === "Installed") return offer.runtime
  const { implementation, platform, version } = offer
  const abi = `cp${version.major}${version.minor}${version.major === 3 && version.minor < 8 ? "m" : ""}`
  return { abi, implementation, libc: "glibc-2.17", platform, version }
}

const chosenOf = ({ paths }: BuiltWheel, offer: RuntimeOffer): string | StagingError => {
  const here = facts(offer)
  const fitting = paths.filter((path) => supports(here, base(path)))
  const [first] = fitting
  if (first === undefined)
    return new NoFittingWheel({ paths, here: `Python ${Version.render(here.version)} on ${here.platform}` })
  if (new Set(fitting.map(releaseOf)).size > 1) return new SeveralWheels({ paths: fitting })
  // Of one release, the one that was made for this very system knows more of it.
  return fitting.find((path) => !path.endsWith("-any.whl")) ?? first
}

export const withWheels = (application: Application, offer: RuntimeOffer | undefined): Application => {
  const { wheels = [] } = application
  if (wheels.length === 0 || offer === undefined) return application
  const chosen = wheels.map((wheel) => chosenOf(wheel, offer))
  return {
    ...application,
    chosenWheels: chosen.filter((one) => typeof one === "string"),
    problems: [...application.problems, ...chosen.filter((one) => typeof one !== "string")]
  }
}
