/** Requirements that a file of the app's lists without being a requirement file, handed to the shared resolution. */
import type { Install } from "../domain/Plan.ts"

/** PEP 508 begins with the name. */
const nameOf = (text: string): string => /^\s*([\w.-]+)/.exec(text)?.[1] ?? "unnamed"

interface Listed {
  readonly installer: string
  /** The file that lists them. */
  readonly path: string
  /** What is installed, for the log, without who does it. */
  readonly what: string
  readonly lines: ReadonlyArray<string>
}

/** Nothing is installed where nothing is listed. */
export const listedDependencies = ({ installer, lines, path, what }: Listed): ReadonlyArray<Install> =>
  lines.length === 0
    ? []
    : [
        {
          _tag: "Shared",
          installer,
          files: [path],
          title: `${what} with pip`,
          inputs: [{ _tag: "ProjectDependencies", path, names: lines.map(nameOf) }]
        }
      ]
