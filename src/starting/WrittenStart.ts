/** What the `web` line of a Procfile imports, and what to say where that fails: the line, and what the code has instead. */
import * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import { noCode } from "../domain/CodeFacts.ts"
import { Footprint, topOf } from "../domain/Footprint.ts"
import { GUNICORN_CMD_ARGS } from "../domain/Options.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { printable } from "../domain/StagingError.ts"
import { candidatesOf, type WebCandidate } from "../launch/Candidates.ts"
import { objectOfCommand } from "../launch/CommandObject.ts"
import { titleOf } from "../launch/StartMessages.ts"
import { sha256 } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { readCode } from "./CodeReading.ts"
import { sourceFiles } from "./SourceFiles.ts"
import type { Checkable, StartVerdict } from "./StartCheck.ts"

/** Settings of gunicorn's by which it imports another thing, or from elsewhere. */
const elsewhere = /\b(?:chdir|pythonpath|wsgi_app|raw_env|raw_paste_global_conf|paste)\b/

const hasMore = Effect.fn("WrittenStart.hasMore")(function* (root: string, base: string, settings: string | undefined) {
  if (settings === undefined) return false
  const given = (yield* Env).get(GUNICORN_CMD_ARGS) ?? ""
  if (/(?:^|\s)-(?:-(?:chdir|pythonpath|env|paste|paster|config)\b|[ec])/.test(given)) return true
  const text = yield* ifSeen((yield* Filesystem).readText(join(root, base, settings.replace(/^file:/, ""))))
  return elsewhere.test(text ?? "")
})

/** The path from the app's own folder; `undefined` for what lies beside it. */
const fromFolder = ({ folder, isStartedAtTop }: Application, base: string): string | undefined => {
  if (folder === undefined || isStartedAtTop !== true) return base
  return base === folder ? "" : base.startsWith(`${folder}/`) ? base.slice(folder.length + 1) : undefined
}

/** `undefined` where the line does not tell, by its words alone, what is imported. */
export const writtenStart = Effect.fn("WrittenStart.written")(function* (application: Application) {
  const found = objectOfCommand(application.procfile?.get("web") ?? "")
  if (found === undefined) return undefined
  const { settings, ...object } = found
  const base = fromFolder(application, object.base)
  if (base === undefined || (yield* hasMore(application.root, base, settings))) return undefined
  const sources = yield* sourceFiles(application.root)
  const checkable: Checkable = {
    object: { ...object, base },
    own: new Set(sources.flatMap(({ path }) => path.replace(/\.py$/, "").split("/"))),
    code: sha256(JSON.stringify(sources))
  }
  return checkable
})

/** What the Procfile names is not there: the module itself, or what it should have. */
const isLost = ({ object, outcome }: StartVerdict): boolean => {
  if (outcome._tag !== "Imported") return false
  const { failure, wrong } = outcome.imported
  const [module = ""] = object.target.split(":")
  const name = failure?.name ?? ""
  return (
    wrong !== undefined ||
    (failure !== undefined &&
      failure.frames.length === 0 &&
      failure.text.startsWith("No module named") &&
      (module === name || module.startsWith(`${name}.`) || module.endsWith(`.${name}`)))
  )
}

const hintFor = (candidate: WebCandidate, base: string): string => {
  const { module, target } = candidate
  const call = candidate.isFactory ? "()" : ""
  const from = module.base === base ? "" : `, with \`cd ${printable(module.base)} &&\` before the command`
  return `Write \`${target}${call}\` there${module.base === "" ? "" : from}: ${titleOf(candidate)}.`
}

/** The line of the Procfile, and what could be meant where what it names is not there. */
export const adviceOn = Effect.fn("WrittenStart.advice")(function* (
  { isStartedAtTop, root }: Application,
  runtime: Runtime,
  verdict: StartVerdict
) {
  const { object, problem } = verdict
  if (object.written !== true || problem === undefined) return undefined
  const top = isStartedAtTop === true ? topOf(root, yield* Footprint) : root
  const text = (yield* ifSeen((yield* Filesystem).readText(join(top, "Procfile")))) ?? ""
  const line = text.split("\n").findLastIndex((one) => /^web\s*:/.test(one)) + 1
  const place = `Procfile line ${Math.max(line, 1)}`
  if (!isLost(verdict)) return { place, hints: problem.hints }
  // What was imported has made the Python ready.
  const { facts } = yield* readCode(root, runtime, Effect.void)
  const meant = candidatesOf(facts ?? noCode).slice(0, 3)
  const hints = meant.map((one) => hintFor(one, object.base))
  return {
    place,
    hints: hints.length > 0 ? hints : ["Correct the name in Procfile; the code has no application that is known."]
  }
})
