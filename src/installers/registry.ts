/** The installers in use, in the order in which their packages are put into place. */
import * as Context from "effect/Context"
import { applicationPackage } from "./ApplicationPackage.ts"
import { builtWheels } from "./BuiltWheels.ts"
import { dependencyGroups } from "./DependencyGroups.ts"
import type { Installer } from "./Installer.ts"
import { requirementsTxt } from "./RequirementsTxt.ts"
import { scriptDependencies } from "./ScriptDependencies.ts"
import { projectDependencies } from "./ProjectDependencies.ts"
import { pdm } from "./pdm/Pdm.ts"
import { pipenv } from "./pipenv/Pipenv.ts"
import { poetry } from "./poetry/Poetry.ts"
import { pylock } from "./pylock/Pylock.ts"
import { pypm } from "./pypm/Pypm.ts"
import { uv } from "./uv/Uv.ts"
import { uvScript } from "./uv/UvScript.ts"

export const registry: ReadonlyArray<Installer> = [
  poetry,
  pdm,
  pipenv,
  uv,
  pylock,
  requirementsTxt,
  projectDependencies,
  dependencyGroups,
  scriptDependencies,
  uvScript,
  builtWheels,
  pypm,
  applicationPackage
]

export const Installers = Context.Reference<ReadonlyArray<Installer>>("buildpack/Installers", {
  defaultValue: () => registry
})
