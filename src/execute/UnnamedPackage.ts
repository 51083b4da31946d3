/** A build that made `UNKNOWN 0.0.0`: setuptools found neither a name nor a version, which nobody has ever meant. */
import * as Data from "effect/Data"
import type { StagingError } from "../domain/StagingError.ts"
import type { Wheel } from "../distributions/Wheelhouse.ts"

/** setuptools before 61 does not read `[project]`, and before 30.3 no `[metadata]` of setup.cfg. */
export class UnnamedPackage
  extends Data.TaggedError("UnnamedPackage")<{
    /** The package's folder from the application's root; `.` is the app itself. */
    readonly folder: string
    /** `3.12` */
    readonly python: string
  }>
  implements StagingError
{
  readonly id = "application/unnamed-package"
  readonly blame = "app"
  get title(): string {
    return `${this.#what} was built without a name`
  }
  get #what(): string {
    return this.folder === "." ? "The app's own package" : `The package in ${this.folder}`
  }
  get #in(): string {
    return this.folder === "." ? "" : ` of ${this.folder}`
  }
  override get message(): string {
    return `${this.#what} came out as \`UNKNOWN 0.0.0\`: what built it with Python ${this.python} found neither a name nor a version, and so none of its requirements. Either setup() in setup.py gets no name, or they stand where that setuptools does not look: it reads [project] in pyproject.toml from setuptools 61 on (Python 3.7), and [metadata] in setup.cfg from 30.3 on.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Write them into setup.py${this.#in}: \`setup(name="…", version="1.0", install_requires=[…])\`, with \`packages=[…]\` or \`py_modules=[…]\` for the code.`,
      `Or, with Python 3.7 and newer, write \`name\` and \`version\` below [project] in pyproject.toml${this.#in}, and below [build-system]: \`requires = ["setuptools>=61"]\`, \`build-backend = "setuptools.build_meta"\`.`,
      ...(this.folder === "."
        ? [
            "Or remove setup.py (and [build-system]), where the app only runs from its folder: requirements.txt is enough."
          ]
        : [])
    ]
  }
}

/** setuptools writes it in capitals, and newer ones in small letters. */
export const isUnnamed = ({ name, version }: Pick<Wheel, "name" | "version">): boolean =>
  name === "unknown" && version === "0.0.0"
