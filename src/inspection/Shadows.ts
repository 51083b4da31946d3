/** Modules at the top of the app that have the name of another one, pure: of Python's own, or of a package that the app asks for. */
import { normalise } from "../domain/PackageName.ts"
import { packageOf } from "../domain/PackageOfModule.ts"
import type { Notice } from "../domain/StagingError.ts"
import { printable } from "../domain/StagingError.ts"
import { isOfPython } from "./StandardLibrary.ts"

/** A module at the top of the app. */
export interface TopModule {
  readonly module: string
  /** `random.py`, `email/` */
  readonly path: string
}

/** Names that could be modules; whether a folder is a package is for the disk to say. */
export const modulesOf = (names: ReadonlySet<string>): ReadonlyArray<TopModule> =>
  [...names].toSorted().flatMap((name) => {
    const module = /^([A-Za-z_]\w*)(?:\.py|\/)$/.exec(name)?.[1]
    return module === undefined ? [] : [{ module, path: name }]
  })

/** What a distribution's module is most often called. */
const asModule = (distribution: string): string => distribution.replaceAll("-", "_")

export const clashesWith = (
  modules: ReadonlyArray<TopModule>,
  minor: number,
  packages: ReadonlyArray<string>
): { readonly python: ReadonlyArray<TopModule>; readonly packages: ReadonlyArray<TopModule> } => {
  const installed = new Set(packages)
  const modulesBrought = new Set(packages.map(asModule))
  const isBrought = (module: string) => modulesBrought.has(module) || installed.has(normalise(packageOf(module)))
  const python = modules.filter(({ module }) => isOfPython(module, minor))
  return { python, packages: modules.filter((one) => !python.includes(one) && isBrought(one.module)) }
}

const listed = (modules: ReadonlyArray<TopModule>): string => modules.map(({ path }) => printable(path)).join(", ")

export const shadowsPython = (modules: ReadonlyArray<TopModule>): ReadonlyArray<Notice> =>
  modules.length === 0
    ? []
    : [
        {
          level: "warning",
          id: "application/shadows-python",
          text: [
            `At the top of the app, ${listed(modules)} ${modules.length === 1 ? "has" : "have"} the name of a module of Python's own. Which of the two is imported depends on how the app is started, and whoever needs the other one fails, packages included.`,
            "Give the file another name."
          ].join("\n")
        }
      ]

export const shadowsPackage = (modules: ReadonlyArray<TopModule>): ReadonlyArray<Notice> =>
  modules.length === 0
    ? []
    : [
        {
          level: "warning",
          id: "application/shadows-package",
          text: [
            `At the top of the app, ${listed(modules)} ${modules.length === 1 ? "has" : "have"} the name of a package that is installed. An import of it finds the app's own ${modules.length === 1 ? "module" : "modules"} first.`,
            "Give the file another name."
          ].join("\n")
        }
      ]
