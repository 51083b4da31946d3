/** Which requirement files an app is installed from: `requirements.txt`, or what `$PYTHON_REQUIREMENTS` names in its place; wheels among that. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { BuiltWheel, Choices } from "../domain/Application.ts"
import { PYTHON_REQUIREMENTS, PYTHON_SCRIPT } from "../domain/Options.ts"
import { OutsideFile } from "../domain/OutsideFile.ts"
import { resolve } from "../domain/Path.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { type Notice, printable, type StagingError, visible } from "../domain/StagingError.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { leadsOut } from "./OutsideFile.ts"
import { foldersIn } from "./NotPython.ts"
import { isRequirementFile } from "./PackageLists.ts"
import { readRequirementFiles } from "./RequirementFiles.ts"

const variable = `$${PYTHON_REQUIREMENTS.name}`

/** How many letters two paths begin with alike. */
const inCommon = (a: string, b: string): number => {
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return at < 0 ? a.length : at
}

/** `$PYTHON_REQUIREMENTS` names what is no file of the app. */
export class ChosenFileMissing
  extends Data.TaggedError("ChosenFileMissing")<{
    readonly paths: ReadonlyArray<string>
    /** Requirement files of the app, which could be meant. */
    readonly known: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "requirements/chosen-missing"
  readonly blame = "app"
  readonly title = `${variable} names a file that the app does not have`
  override get message(): string {
    const named = this.paths.map((path) => `\`${visible(path)}\``).join(", ")
    const known =
      this.known.length === 0
        ? "There is no requirement file in the app."
        : `Requirement files of the app are ${this.known.map(printable).join(", ")}.`
    return `${variable} names ${named}, which is no file in the app's folder. ${known}`
  }
  get hints(): ReadonlyArray<string> {
    const [path = ""] = this.paths
    const [first] = this.known.toSorted((a, b) => inCommon(b, path) - inCommon(a, path))
    return [
      first === undefined
        ? `Remove ${variable}, or commit the file that it names.`
        : `Set ${variable} to one of these, for example \`${first}\`, or remove it.`,
      "Paths count from the top of the app; several are separated by commas or blanks."
    ]
  }
}

/** The path from the top of the app, without `.` and `..`; `undefined` for one that leads above it. */
const fromTop = (path: string): string | undefined => {
  const found = resolve("", path)
  return found === "." || /^(?:\/|\.\.(?:\/|$))/.test(found) ? undefined : found
}

const knownIn = Effect.fn("ChosenRequirements.known")(function* (root: string, found: ReadonlySet<string>) {
  const folders = yield* foldersIn(root, found)
  const below = [...folders].flatMap(([folder, names]) => names.map((name) => `${folder}/${name}`))
  return [...found, ...below]
    .filter((path) => isRequirementFile(path) || /^dist\/.*\.whl$/.test(path))
    .toSorted()
    .slice(0, 12)
})

interface Chosen {
  readonly paths: ReadonlyArray<string>
  readonly requirements: Requirements | undefined
  readonly wheels: ReadonlyArray<BuiltWheel>
  readonly notices: ReadonlyArray<Notice>
  readonly problems: ReadonlyArray<StagingError>
}

const nothing: Chosen = { paths: [], requirements: undefined, wheels: [], notices: [], problems: [] }

/** The words of the variable, each with the path that it means. */
const wordsOf = (value: string): ReadonlyArray<readonly [word: string, path: string | undefined]> =>
  value
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .map((word) => [word, fromTop(word)] as const)

const passedOver = (paths: ReadonlyArray<string>, by: string): Notice => ({
  level: "notice",
  id: "requirements/another-chosen",
  text: `${by} names ${paths.map(printable).join(", ")}, so requirements.txt is not read.`
})

/** Wheels that a path means, `*` standing for any part of a file's name. */
const wheelsOf = Effect.fn("ChosenRequirements.wheels")(function* (root: string, asked: string) {
  const files = yield* Filesystem
  const at = asked.lastIndexOf("/") + 1
  const [folder, name] = [asked.slice(0, at), asked.slice(at)]
  const pattern = new RegExp(`^${name.replaceAll(/[^\w*]/g, "\\$&").replaceAll("*", ".*")}$`)
  const names = yield* files.list(join(root, folder)).pipe(Effect.orElseSucceed((): ReadonlyArray<string> => []))
  const paths = names.filter((one) => pattern.test(one)).map((one) => `${folder}${one}`)
  return yield* Effect.filter(paths.toSorted(), (path) =>
    Effect.map(ifSeen(files.target(join(root, path))), (status) => status?.kind === "file")
  )
})

/** Wheels that a build elsewhere has left in `dist/`. */
export const wheelsInDist = Effect.fn("ChosenRequirements.dist")(function* (root: string, found: ReadonlySet<string>) {
  if (!found.has("dist/") || (yield* leadsOut(root, "dist"))) return []
  const paths = yield* wheelsOf(root, "dist/*.whl")
  const wheels: ReadonlyArray<BuiltWheel> = paths.length === 0 ? [] : [{ asked: "dist/", paths }]
  return wheels
})

const named = Effect.fn("ChosenRequirements.named")(function* (
  root: string,
  found: ReadonlySet<string>,
  value: string,
  variables: ReadonlyMap<string, string>
) {
  const files = yield* Filesystem
  const words = wordsOf(value)
  const outside = yield* Effect.filter(words, ([, path]) =>
    path === undefined ? Effect.succeed(true) : leadsOut(root, path)
  )
  const inside = words.filter((word) => !outside.includes(word)).flatMap(([, path]) => path ?? [])
  const wheels = yield* Effect.forEach([...new Set(inside.filter((path) => path.endsWith(".whl")))], (asked) =>
    Effect.map(wheelsOf(root, asked), (paths): BuiltWheel => ({ asked, paths }))
  )
  const listed = inside.filter((path) => !path.endsWith(".whl"))
  const gone = yield* Effect.filter(listed, (path) =>
    Effect.map(ifSeen(files.target(join(root, path))), (status) => status?.kind !== "file")
  )
  const missing = [...gone, ...wheels.filter(({ paths }) => paths.length === 0).map(({ asked }) => asked)]
  const problems: ReadonlyArray<StagingError> = [
    ...outside.map(([path]) => new OutsideFile({ path })),
    ...(missing.length === 0 ? [] : [new ChosenFileMissing({ paths: missing, known: yield* knownIn(root, found) })])
  ]
  if (problems.length > 0) return { ...nothing, problems }
  const paths = [...new Set(listed)]
  if (paths.length === 0) {
    const alone: Chosen = {
      ...nothing,
      wheels,
      notices: found.has("requirements.txt")
        ? [
            passedOver(
              words.map(([word]) => word),
              variable
            )
          ]
        : []
    }
    return alone
  }
  const lines = { name: variable, text: paths.map((path) => `-r ${path}`).join("\n") }
  const read = yield* readRequirementFiles(root, variables, lines)
  const requirements: Requirements = { ...read, files: read.files.filter((file) => file !== variable) }
  const passed = found.has("requirements.txt") && !requirements.files.includes("requirements.txt")
  const chosen: Chosen = {
    paths,
    requirements,
    wheels,
    problems: [],
    notices: passed ? [passedOver(paths, variable)] : []
  }
  return chosen
})

export const requirementsOf = Effect.fn("ChosenRequirements.read")(function* (
  root: string,
  found: ReadonlySet<string>,
  { requirements: value, script }: Choices,
  variables: ReadonlyMap<string, string>
) {
  if (value !== undefined) return yield* named(root, found, value, variables)
  if (!found.has("requirements.txt")) return nothing
  if (script !== undefined) {
    const others: Chosen = { ...nothing, notices: [passedOver([script], `$${PYTHON_SCRIPT.name}`)] }
    return others
  }
  const chosen: Chosen = {
    ...nothing,
    paths: ["requirements.txt"],
    requirements: yield* readRequirementFiles(root, variables)
  }
  return chosen
})
