/** The pages of all errors, warnings and notices, and what the app or the output in an example comes to. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { type ErrorPage, errorPages, type Example } from "../../../src/commands/explain/ErrorPages.ts"
import { parse } from "../../../src/domain/PythonVersion.ts"
import { diagnose } from "../../../src/engines/pip/DependencyInstallFailed.ts"
import { knownBreaks } from "../../../src/execute/KnownBreaks.ts"
import { inspect } from "../../../src/inspection/Inspection.ts"
import { SeveralProblems } from "../../../src/plan/SeveralProblems.ts"
import * as Env from "../../../src/services/Env.ts"
import * as Report from "../../../src/services/Report.ts"
import * as Files from "../memory/AppFiles.ts"
import { runtime } from "../memory/Stack.ts"
import { decide } from "../memory/PlannedApp.ts"
import { failing } from "../pip/CapturedOutput.ts"
import { building, buildingOwn } from "../pip/FramedBuild.ts"
import { type Page, shipped } from "./Pages.ts"

/** Those of one area each. */
export const explaining: ReadonlyArray<Page> = shipped.filter(({ path }) => path.startsWith("docs/errors/"))
export const explained: ReadonlyArray<ErrorPage> = explaining.flatMap(({ text }) => errorPages(text))

const bare = (lines: ReadonlyArray<string>): string => (lines.join() === "# empty" ? "" : `${lines.join("\n")}\n`)

const variablesOf = ({ lines }: Example): Readonly<Record<string, string>> =>
  Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]))

/** The ids of what survey and plan say of an app. */
const planned = async (
  files: ReadonlyArray<Example>,
  variables: Readonly<Record<string, string>>
): Promise<ReadonlyArray<string>> => {
  const decided = await Effect.runPromise(
    decide({ files: Object.fromEntries(files.map(({ lines, title }) => [title, bare(lines)])), variables })
  )
  if (Result.isSuccess(decided)) return decided.success.plan.notices.map(({ id }) => id)
  const error = decided.failure
  return error instanceof SeveralProblems ? error.problems.map(({ id }) => id) : [error.id]
}

/** The ids of what is said of an app whose packages are installed: Django, and Celery. */
const inspected = async (files: ReadonlyArray<Example>): Promise<ReadonlyArray<string>> => {
  const names = new Set(files.map(({ title }) => title.replace(/\/.*/, "/")))
  const log: Array<string> = []
  const python = runtime("3.12.1")
  const disk = Files.layer({
    ...Object.fromEntries(files.map(({ lines, title }) => [title, bare(lines)])),
    [`/prefix/${python.sitePackages}/celery/__init__.py`]: "Celery = object"
  })
  const given = {
    application: { root: Files.root, names },
    packages: [{ name: "django" }, { name: "celery" }],
    prefix: "/prefix",
    runtime: python
  }
  const layers = Layer.mergeAll(disk, Env.layerMemory({}), Report.layerMemory(log))
  await Effect.runPromise(inspect(given).pipe(Effect.provide(layers)))
  const notices = [
    ["application/debug-settings", "DEBUG = True"],
    ["application/secret-file", "is deployed with the app"]
  ] as const
  const text = log.join("")
  return [
    ...[...text.matchAll(/\(([a-z-]+\/[a-z-]+)\)\n/g)].map(([, id = ""]) => id),
    ...notices.flatMap(([id, words]) => (text.includes(words) ? [id] : []))
  ]
}

const installed = (lines: ReadonlyArray<string>, python: string): ReadonlyArray<string> =>
  knownBreaks(
    lines.map((line) => ({ name: line.split("==")[0] ?? "", version: line.split("==")[1] ?? "" })),
    parse(`${python}.0`) ?? { major: 3, minor: 12, patch: 0 }
  ).map(({ id }) => id)

/** The ids that an example comes to; `undefined` where it is no input of ours, but a part of a log or a command. */
export const comesTo = async ({ examples }: ErrorPage): Promise<ReadonlyArray<string> | undefined> => {
  const [first] = examples
  if (first === undefined) return undefined
  const [, kind = "", python = "3.12"] =
    /^(pip says|Installed|The build says|The build of the app says)(?:, on Python (\S+))?$/.exec(first.title) ?? []
  const { lines } = first
  if (kind === "pip says") return [diagnose(failing(lines.join("\n"), python))[0].id]
  if (kind === "Installed") return installed(lines, python)
  const said = ["Traceback (most recent call last):", ...lines]
  if (kind === "The build says") return [diagnose(building(python, ...said))[0].id]
  if (kind === "The build of the app says") return [diagnose(buildingOwn(".", ...said))[0].id]
  if (["The log says", "Command"].includes(first.title)) return undefined
  const [variables, files] = [
    examples.filter(({ title }) => title === "Variables"),
    examples.filter(({ title }) => title !== "Variables" && title !== "The log says")
  ]
  const set = Object.assign({}, ...variables.map(variablesOf))
  return [...(await planned(files, set)), ...(await inspected(files))]
}
