/** Pythons that an app starts by a name with a version, where the chosen one does not bear that name. Pure. */
import type { StartedPython } from "../domain/Application.ts"
import { howToChoose } from "../domain/ChoosingPython.ts"
import * as Origin from "../domain/Origin.ts"
import type { ChosenPython } from "../domain/Plan.ts"
import { versionOf } from "../domain/Runtime.ts"
import * as Version from "../domain/PythonVersion.ts"
import type { Notice } from "../domain/StagingError.ts"

/** `python3`, `python3.12` and `python3.12.1` are linked for 3.12.1. */
const bears = (name: string, version: Version.PythonVersion): boolean =>
  [String(version.major), Version.line(version), Version.render(version)].includes(name.slice("python".length))

/** What starts then is another Python of the machine, which does not see the app's packages, or nothing. */
export const otherPythonsStarted = (
  started: ReadonlyArray<StartedPython>,
  { offer, origin }: Pick<ChosenPython, "offer" | "origin">
): ReadonlyArray<Notice> =>
  started
    .filter(({ name }, at) => started.findIndex((other) => other.name === name) === at)
    .filter(({ name }) => !bears(name, versionOf(offer)))
    .map(({ name, origin: place }) => ({
      level: "warning",
      id: "python/starts-another",
      text: `${Origin.describe(place)} starts ${name}, and the app is staged on Python ${Version.render(versionOf(offer))}, which does not answer to that name: another Python of the machine would start, without the app's packages. Start \`python\` there, or choose that Python. ${howToChoose(name.slice("python".length), origin)}`
    }))
