/** Rules for programs that a build starts and that are not there. */
import { type FailedBuild, whileBuilding } from "../FailedBuild.ts"
import { byName } from "./SystemLibraries.ts"
import { installHint, lacking, libraryMissing } from "./MissingLibrary.ts"
import type { Diagnosis, PipFailure, Rule } from "../Rule.ts"
import { type BuildProgram, toolNamed } from "./BuildPrograms.ts"
import { packageAtStart } from "./PackageWording.ts"

/** How builds say that a program is missing; of several, the last is the one that ended the build. */
const programPatterns: ReadonlyArray<RegExp> = [
  /unable to execute '?([\w./+-]+?)'?: No such file or directory/g,
  /command '([^']+)' failed: No such file or directory/g,
  /\[Errno 2\] No such file or directory: [ub]?'([\w/+-][\w./+-]*)'/g,
  /(?:\/bin\/)?(?:ba)?sh: (?:\d+: |line \d+: )?(?:exec: )?([\w.+-]+): (?:command )?not found/g,
  /linker `([\w+-]+)` not found/g,
  /(?:cannot execute|error trying to exec) ['‘](\w+)['’]/g,
  /Program '([\w+-]+)[^']*' not found/g,
  /(?:Command|Program) ['"]([\w+-]+)['"] (?:could )?not (?:be )?found/g,
  /make(?:\[\d+\])?: ([\w.+-]+): (?:Command not found|No such file or directory)/g
]
const programPhrases: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /can't find Rust compiler|Cargo, the Rust package manager, is not installed|Rust toolchain.*not (?:found|installed)|rustc.*is not installed/i,
    "rustc"
  ],
  [
    /no acceptable C compiler found|No CMAKE_C_COMPILER could be found|C compiler cannot create executables|Unknown compiler\(s\): \[\['(?:cc|gcc)'/,
    "gcc"
  ],
  [/No CMAKE_CXX_COMPILER could be found|Unknown compiler\(s\): \[\['(?:c\+\+|g\+\+)'/, "g++"],
  [
    /no Fortran compiler found|has Fortran sources but no Fortran compiler|Unknown compiler\(s\): \[\['gfortran'|No CMAKE_Fortran_COMPILER could be found/,
    "gfortran"
  ],
  [
    /CMake must be installed|Problem with the CMake installation|CMake (?:executable|is) not found|Could not find.*cmake.*executable/i,
    "cmake"
  ],
  [/Could not detect Ninja|unable to find a build program corresponding to "Ninja"/i, "ninja"],
  [/unable to find a build program corresponding to "Unix Makefiles"|CMAKE_MAKE_PROGRAM is not set/, "make"],
  [
    /Pkg-config .*(?:not found|is not installed)|pkg-config.*(?:is required|not installed|script could not be found)|Did not find pkg-config/i,
    "pkg-config"
  ]
]

const missingProgram = (build: FailedBuild): string | undefined => {
  const known = (name: string) => toolNamed(name) !== undefined || byName(name) !== undefined
  const said = programPhrases.find(([pattern]) => pattern.test(build.text))?.[1]
  if (said !== undefined) return said
  for (const pattern of programPatterns) {
    const found = [...build.text.matchAll(pattern)].map((each) => (each[1] ?? "").replace(/^.*\//, "")).findLast(known)
    if (found !== undefined) return found
  }
  return undefined
}

const toolMissing = (build: FailedBuild, failure: PipFailure, name: string, tool: BuildProgram): Diagnosis => {
  const compiler = tool.what.endsWith("compiler")
  const rust = tool.os === "rustc cargo"
  return lacking(
    build,
    failure,
    compiler ? "pip/no-compiler" : "pip/missing-tool",
    compiler ? `There is no ${tool.what.replace(/^an? /, "")}` : `${tool.what} is missing`,
    `${packageAtStart(build)} is built with ${tool.what}, and there is none here: \`${name}\` was not found.`,
    installHint(tool.os),
    ...(rust ? ["Where that Rust is too old for the package, rustup has a newer one."] : [])
  )
}

export const program: Rule = whileBuilding((build, failure) => {
  const name = missingProgram(build)
  if (name === undefined) return undefined
  const library = byName(name)
  if (library !== undefined) return libraryMissing(build, failure, library, `the program \`${name}\` is not here`)
  const tool = toolNamed(name)
  return tool === undefined ? undefined : toolMissing(build, failure, name, tool)
})
