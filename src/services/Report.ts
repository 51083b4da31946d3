/** The port on the person who reads the build log: steps, details, a tool's live output, warnings, errors. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { BUILDPACK_DEBUG } from "../domain/Options.ts"
import { printable, type StagingError, type Warning } from "../domain/StagingError.ts"
import { Env } from "./Env.ts"
import { order, redact, together } from "../domain/Secrets.ts"

export interface Interface {
  /** `-----> Installing …` */
  readonly step: (text: string) => Effect.Effect<void>
  /** A line under the step, indented; also each line of a tool's own output. */
  readonly detail: (text: string) => Effect.Effect<void>
  readonly warning: (warning: Warning) => Effect.Effect<void>
  readonly error: (error: StagingError) => Effect.Effect<void>
  /** Shown only under `$BUILDPACK_DEBUG`. */
  readonly debug: (text: string) => Effect.Effect<void>
  /** Hides these values, too, from now on. */
  readonly hide: (secrets: ReadonlyArray<string>) => Effect.Effect<void>
  /** What has been told so far, with secrets hidden: steps and warnings, and no tool's own lines. */
  readonly told: () => ReadonlyArray<LogEntry>
  /** The text with every known secret hidden, for what is written elsewhere than to the log. */
  readonly redacted: (text: string) => string
}

/** A step, or what there was to warn of; `at` in milliseconds since 1970. */
export type LogEntry =
  | { readonly _tag: "Step"; readonly at: number; readonly text: string }
  | { readonly _tag: "Warning"; readonly at: number; readonly warning: Warning }

export class Report extends Context.Service<Report, Interface>()("buildpack/Report") {}

export type Write = (text: string, stream: "stdout" | "stderr") => void

const step = "-----> "
const indent = "       "
const problem = " !     "
const debug = " *     "

/** The one place where lines are printed, so that nothing of an app, a tool or a package steers the terminal of its reader. */
const lines = (prefix: string, text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `${prefix}${printable(line.replace(/\r+$/, ""))}`.trimEnd() + "\n")
    .join("")

/** Last comes the id to search for: behind an empty line where there is more than one paragraph. */
const render = (id: string, paragraphs: ReadonlyArray<string>): string => {
  const told = paragraphs.filter((paragraph) => paragraph !== "")
  return `${told.join("\n\n")}${told.length > 1 ? "\n\n" : "\n"}(${id})`
}

const outlook = ({ blame, transient }: StagingError): string =>
  blame !== "environment"
    ? ""
    : transient === true
      ? "The application itself may be fine: another try may pass."
      : "The application itself may be fine: this can pass when the cause is mended."

export const renderWarning = ({ id, text }: Warning): string => render(id, [text])
export const renderError = (error: StagingError): string =>
  render(error.id, [`${error.title}.`, error.message, error.hints.join("\n"), outlook(error)])

/** The line that says where a reader of the log finds the page of an error. */
export type More = (id: string) => string

/** A person at a keyboard has the buildpack at hand. */
export const byCommand: More = (id) => `More: bin/explain ${id.replaceAll(",", "")}`
/** Who reads a platform's log has not: the address in the buildpack's docs. */
export const inDocs: More = (id) => `More: docs/errors.md${id.includes(",") ? "" : `#${id}`} of this buildpack`

/** What is wrong with a command line is told by its usage, which stands there. */
const withMore = (error: StagingError, more: More): string =>
  error.id.startsWith("command/") ? renderError(error) : `${renderError(error)}\n${more(error.id)}`

/** `$BUILDPACK_DEBUG` counts when it is neither empty nor `0`. */
export const debugWanted = (value: string | undefined): boolean => value !== undefined && value !== "0"

/** How it is told, where that is not as in a platform's log. */
export interface Look {
  readonly more?: More
}

export const make = (
  write: Write,
  debugging: boolean,
  known: ReadonlyArray<string>,
  { more = inDocs }: Look = {}
): Interface => {
  let secrets = known
  const told: Array<LogEntry> = []
  const keep = (entry: (at: number) => LogEntry) =>
    Effect.map(Clock.currentTimeMillis, (now) => void told.push(entry(now)))
  const print = (prefix: string, text: string, stream: "stdout" | "stderr" = "stdout") =>
    Effect.sync(() => write(lines(prefix, redact(text, secrets)), stream))
  return {
    // One line by nature: a break in it is part of a name.
    step: (text) =>
      Effect.andThen(
        keep((at) => ({ _tag: "Step", at, text: redact(text, secrets) })),
        print(step, printable(text))
      ),
    detail: (text) => print(indent, text),
    warning: (warning) =>
      Effect.andThen(
        keep((at) => ({ _tag: "Warning", at, warning: { id: warning.id, text: redact(warning.text, secrets) } })),
        print(problem, renderWarning(warning), "stderr")
      ),
    error: (error) => print(problem, `\n${withMore(error, more)}`, "stderr"),
    debug: (text) => (debugging ? print(debug, text) : Effect.void),
    hide: (more) =>
      Effect.sync(() => {
        if (more.length > 0) secrets = together(secrets, order(more))
      }),
    told: () => told,
    redacted: (text) => redact(text, secrets)
  }
}

export const layer = (write: Write, look: Look = {}): Layer.Layer<Report, never, Env> =>
  Layer.effect(
    Report,
    Effect.map(Env, (env) => Report.of(make(write, debugWanted(env.get(BUILDPACK_DEBUG)), env.secrets, look)))
  )

/** Keeps what would be printed in `log`, for tests. */
export const layerMemory = (log: Array<string>): Layer.Layer<Report> =>
  Layer.sync(Report, () => Report.of(make((text) => void log.push(text), true, [])))
