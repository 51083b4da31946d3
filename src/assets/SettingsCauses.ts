/** What settings ask for in vain, and why they, or what they import, cannot be imported. */
import { packageOf } from "../domain/PackageOfModule.ts"
import { isOfPython } from "../domain/PythonModules.ts"
import { printable, visible } from "../domain/StagingError.ts"
import { type Cause, type CauseRule, isImporting, said, type SeenFailure } from "./Cause.ts"

const unset = (message: string, names: ReadonlyArray<string>, otherwise: string): Cause => ({
  id: "static-files/missing-variable",
  blame: "app",
  title: "The settings of Django ask for a variable that is not set while the app is staged",
  message,
  hints: [
    `Set ${names.map(printable).join(", ")} for the app, before it is deployed: what is set for the running app alone is not there yet.`,
    otherwise
  ]
})

const withDefault = (name: string): string =>
  `Or have the settings do without it: \`os.environ.get("${printable(name)}", "…")\`, with a value that will do for collecting files.`

const named: CauseRule = ({ error, place, told }) => {
  const names = told.missing.filter((name) =>
    new RegExp(`(?<![A-Za-z0-9_])${name.replaceAll(/\W/g, "\\$&")}(?![A-Za-z0-9_])`).test(error.text)
  )
  const [name] = names.toSorted((a, b) => b.length - a.length)
  if (name === undefined || name.length < 3) return undefined
  return unset(`${place} asks for $${printable(name)}, which is not set: ${said(error)}.`, [name], withDefault(name))
}

/** What was raised says by itself what is wrong, whatever else the line reads. */
const isOfImport = /(?:Import|ModuleNotFound|Syntax|Indentation|Tab)Error$/

/** `int(os.environ.get("TIMEOUT"))`: what was raised says nothing of the variable, but the line does. */
const asked: CauseRule = ({ error }) => {
  const [first] = error.asks ?? []
  if (first === undefined || isOfImport.test(error.type)) return undefined
  const { file, line, name } = first
  const where = `${printable(file)} line ${line}`
  return unset(
    `${where} reads $${printable(name)}, which is not set, and fails: ${said(error)}.`,
    [name],
    withDefault(name)
  )
}

/** Fields of a class of pydantic-settings that no variable fills. */
const fields: CauseRule = ({ error, place }) => {
  if (!error.module.startsWith("pydantic") || error.type !== "ValidationError") return undefined
  const names = [...error.text.matchAll(/^(\S+)\n\s+Field required \[type=missing/gm)].map(([, name = ""]) => name)
  if (names.length === 0) return undefined
  const shown = names.map((name) => `\`${visible(name)}\``).join(", ")
  return unset(
    `${place} fills a class of settings from variables, and none is set for ${shown}, which ${names.length === 1 ? "has" : "have"} no default.`,
    names.map((name) => visible(name).toUpperCase()),
    "The variables have the names of the fields, behind the `env_prefix` of the class if it has one. Or give the fields defaults that will do for collecting files."
  )
}

/** A command of the app's own that builds its front end first. */
const missingProgram: CauseRule = ({ error, place }) =>
  error.program === undefined || error.program === null
    ? undefined
    : {
        id: "static-files/failed",
        blame: "app",
        title: "The static files could not be collected",
        message: `${place} starts \`${visible(error.program)}\`, and there is no such program.`,
        hints: [
          "Have a buildpack that brings it run before this one (Node.js's, for `npm` and `yarn`), or build those files before the deploy."
        ]
      }

const missingFile: CauseRule = (seen) => {
  const { error, place } = seen
  if (!isImporting(seen) || isOfImport.test(error.type)) return undefined
  if (error.errno !== 2 || typeof error.path !== "string") return undefined
  const path = error.path
  const cut = path.lastIndexOf("/")
  const folder = path.startsWith("/") || cut < 1 ? undefined : path.slice(0, cut)
  return {
    id: "static-files/missing-file",
    blame: "app",
    title: "The settings of Django open a file that is not there",
    message: `${place} leads to \`${visible(path)}\`, which was not deployed: ${said(error)}. What .gitignore leaves out is not pushed, and git keeps no empty folders.`,
    hints: [
      /\.log$|(?:^|\/)logs?\//.test(path)
        ? "Log to stdout, where platforms read it (`logging.StreamHandler`), or commit the folder with a file in it."
        : "Commit it where it holds no secret; else read what is in it from variables of the app, or have `bin/pre_compile` write it.",
      ...(folder === undefined ? [] : [`Or commit its folder with a file in it: \`${visible(folder)}/.gitkeep\`.`])
    ]
  }
}

const unreachable =
  /^(?:ConnectionError|ConnectionRefusedError|ConnectionResetError|TimeoutError|timeout|gaierror|URLError|EndpointConnectionError|NoCredentialsError)$/

const service: CauseRule = (seen) =>
  isImporting(seen) && unreachable.test(seen.error.type)
    ? {
        id: "static-files/service",
        blame: "app",
        title: "Django asks a service on the network while static files are collected",
        message: `${seen.place} asks another machine while it is imported, and there need be none while the app is staged: ${said(seen.error)}.`,
        hints: ["Connect when a request comes, and not when a module is imported or in the settings."]
      }
    : undefined

const broken = (title: string, message: string, hints: ReadonlyArray<string>): Cause => ({
  id: "static-files/settings",
  blame: "app",
  title,
  message,
  hints
})

const unparsed: CauseRule = ({ error, place }) =>
  ["SyntaxError", "IndentationError", "TabError"].includes(error.type)
    ? broken("Python cannot parse a file of the app", `${place} is no Python of this version: ${said(error)}.`, [
        "Correct the line, or choose the Python that it is written for (.python-version)."
      ])
    : undefined

const unread: CauseRule = (seen) =>
  isImporting(seen) && (seen.error.type === "PermissionError" || seen.error.errno === 13)
    ? broken("A file of the app may not be read", `${seen.manage} could not be run: ${said(seen.error)}.`, [
        "Let everybody read it: `chmod a+r`, and deploy again."
      ])
    : undefined

/** What helps where a module, or something in one, is not there. */
const importHint = (module: string, { error, manage, told }: SeenFailure): string => {
  const [first = ""] = module.split(".")
  const own = [manage, ...error.frames.map(({ file }) => file)].some(
    (file) => file.startsWith(`${first}/`) || file.includes(`/${first}/`)
  )
  if (error.text.startsWith("cannot import name ")) {
    const name = /^cannot import name ['"]?([^\s'"]+)/.exec(error.text)?.[1] ?? "it"
    if (/partially initialized|circular import/.test(error.text))
      return "The two modules import each other: move what both need into a third, or import it inside of the function that needs it."
    return own
      ? `\`${visible(module)}\` is the app's own, and has no \`${visible(name)}\`: look at both names.`
      : `The release of \`${packageOf(first)}\` that is installed has no \`${visible(name)}\`: change the line for it, or ask for the release that the app was written for.`
  }
  if (told.settingsModule !== undefined && `${told.settingsModule}.`.startsWith(`${module}.`))
    return `\`${printable(module)}\` is where Django is told to find its settings, by ${manage} or $DJANGO_SETTINGS_MODULE: correct the name there, or commit the file.`
  if (own)
    return `\`${visible(module)}\` is the app's own, and was not deployed: commit it (\`git check-ignore -v\` tells what leaves it out), or import it only where it is there.`
  return isOfPython(first)
    ? "The Python that was chosen does not have it: ask for another one (.python-version)."
    : `Ask for the package that brings \`${printable(module)}\` in the requirements (\`${packageOf(first)}\`, by the usual name); if it is the app's own, look at its name, and whether it was committed.`
}

const imports: CauseRule = (seen) => {
  if (!isImporting(seen)) return undefined
  const { error, manage, place } = seen
  const module = error.name ?? /^No module named ['"]?([\w.]+)/.exec(error.text)?.[1]
  return broken("The settings of Django cannot be imported", `${place} failed: ${said(error)}.`, [
    module === undefined
      ? `Correct it; \`python ${manage} check\` shows the same where the app's variables are set as they are here.`
      : importHint(module, seen)
  ])
}

/** Before what storages and databases may have to say of the same failure. */
export const settingsFirst: ReadonlyArray<CauseRule> = [named, asked, fields, missingProgram]
/** What is left once those had nothing to say. */
export const settingsLast: ReadonlyArray<CauseRule> = [missingFile, service, unparsed, unread, imports]
