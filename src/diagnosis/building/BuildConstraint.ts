/** How an app holds a build tool back: a constraint that pip applies while it builds. */
import { isPipSince } from "../../domain/PipVersion.ts"
import type { PipFailure } from "../Rule.ts"

/** pip 25.3 brought the variable for builds; up to it PIP_CONSTRAINT held there, too. */
const variableFor = (pip: string): string => (isPipSince(pip, "25.3") ? "PIP_BUILD_CONSTRAINT" : "PIP_CONSTRAINT")

/** pip before 23.1 builds old projects with the setuptools that it finds, and asks no constraint. */
const isolated = (pip: string): boolean => isPipSince(pip, "23.1")

export const holdBack = (failure: PipFailure, pin: string): ReadonlyArray<string> =>
  isolated(failure.pip)
    ? [
        `Or hold the tool back: write the line \`${pin}\` into a file build-constraints.txt in the app, and set the variable \`${variableFor(failure.pip)}=build-constraints.txt\`.`
      ]
    : []
