/** Everything that was decided about a staging, as a value: what `bin/plan` prints and what is then carried out. */
import * as Schema from "effect/Schema"
import { Launch } from "./Launch.ts"
import { Origin } from "./Origin.ts"
import { render } from "./PythonVersion.ts"
import { RejectedRuntime, RuntimeOffer, versionOf } from "./Runtime.ts"

export const PlannedNotice = Schema.Struct({
  level: Schema.Literals(["warning", "notice"]),
  id: Schema.String,
  text: Schema.String
})

/** The Python of this staging. */
export const ChosenPython = Schema.Struct({
  /** A Python that is there, or one that a staging will put in place. */
  offer: RuntimeOffer,
  /** What was asked, as a version or a range; empty for a default. */
  requested: Schema.String,
  origin: Origin,
  /** One clause, for the headline: `asked by runtime.txt line 1`. */
  reason: Schema.String,
  /** Nobody asked, so a failure over the version is explained by that first. */
  isDefault: Schema.Boolean,
  /** Every place that was looked at, and what came of it. */
  considered: Schema.Array(
    Schema.Struct({
      origin: Origin,
      asked: Schema.String,
      /** What a hint says: `starts python3`. */
      says: Schema.optionalKey(Schema.String),
      verdict: Schema.String
    })
  ),
  /** Where nobody chose: the places at which it could be said, and that are not there. */
  absent: Schema.optionalKey(Schema.Array(Schema.String))
})
export type ChosenPython = typeof ChosenPython.Type

/** `Python 3.12.1, asked by runtime.txt line 1`; a reason that is a sentence stands behind a colon. */
export const headline = ({ offer, reason }: ChosenPython): string =>
  `Python ${render(versionOf(offer))}${reason.startsWith("nothing ") ? ":" : ","} ${reason}`

/** A tool of the packaging band, pinned (PEP 425 file name and SHA-256 of the wheel). */
export const Tool = Schema.Struct({
  name: Schema.String,
  version: Schema.String,
  file: Schema.String,
  sha256: Schema.String
})
export type Tool = typeof Tool.Type

/** What one installer gives to the one resolution that pip does for all of them. */
export const ClosureInput = Schema.TaggedUnion({
  /** A requirement file, by its path from the application's root. */
  RequirementFile: { path: Schema.String },
  /** Requirements that stand in another file than pip's own, by their names alone: a URL among them may hold a password. */
  ProjectDependencies: { path: Schema.String, names: Schema.Array(Schema.String) },
  /**
   * What a lock file fixes, each package with its hashes and nothing besides: the lines themselves are long, may name
   * variables with credentials, and are no part of a plan.
   */
  Locked: {
    path: Schema.String,
    /** What its manager writes it anew with: `uv lock`. */
    command: Schema.String,
    /** `flask==3.1.2`, a folder, an address without credentials; with its condition. */
    packages: Schema.Array(Schema.String),
    /** Folders among them are built, and so on a copy of the app. */
    folders: Schema.Boolean
  },
  /** A folder to build as a wheel, by its path from the root; and which of its extras are wanted. */
  Folder: { path: Schema.String, extras: Schema.optionalKey(Schema.Array(Schema.String)) }
})
export type ClosureInput = typeof ClosureInput.Type

const claimed = {
  installer: Schema.String,
  /** The files that made it take part. */
  files: Schema.Array(Schema.String),
  /** What is installed, for the log: `requirements.txt with pip`. */
  title: Schema.String
}

/** What one installer will do. */
export const Install = Schema.TaggedUnion({
  /** It gives these to the one resolution that is made for all. */
  Shared: { ...claimed, inputs: Schema.Array(ClosureInput) },
  /** It fills a place of its own, and needs to know this for it, by its own names. */
  Alone: { ...claimed, settings: Schema.Record(Schema.String, Schema.String) }
})
export type Install = typeof Install.Type
export type SharedInstall = Extract<Install, { readonly _tag: "Shared" }>
export type InstallAlone = Extract<Install, { readonly _tag: "Alone" }>

export const isShared = (install: Install): install is SharedInstall => install._tag === "Shared"
export const isAlone = (install: Install): install is InstallAlone => install._tag === "Alone"

/** Everything that the shared resolution is asked for, in order. */
export const inputsOf = (installs: ReadonlyArray<Install>): ReadonlyArray<ClosureInput> =>
  installs.filter(isShared).flatMap(({ inputs }) => inputs)

/** Folders of the app that are built as packages, by their paths from its root. */
export const foldersOf = (installs: ReadonlyArray<Install>): ReadonlyArray<string> =>
  inputsOf(installs).flatMap((input) => (input._tag === "Folder" ? [input.path] : []))

/** The lock file that fixes all packages but the app's own, where one does. */
export const lockOf = (
  installs: ReadonlyArray<Install>
): Extract<ClosureInput, { readonly _tag: "Locked" }> | undefined =>
  inputsOf(installs).find((input) => input._tag === "Locked")

/** How the shared resolution is run; nothing here is a secret, options stand by name alone. */
export const ClosurePlan = Schema.Struct({
  /** Local folders take part, so pip works on a copy of the application. */
  onCopy: Schema.Boolean,
  hashMode: Schema.Boolean,
  optionNames: Schema.Array(Schema.String)
})
export type ClosurePlan = typeof ClosurePlan.Type

export const Plan = Schema.Struct({
  python: ChosenPython,
  /** Versions of the Pythons that were found, newest first. */
  stack: Schema.Array(Schema.String),
  /** Versions of those that could be put in place, newest first; absent where there are none. */
  obtainable: Schema.optionalKey(Schema.Array(Schema.String)),
  rejectedRuntimes: Schema.Array(RejectedRuntime),
  /** The kept environment that is staged again, whatever the app asks for now, by how its key begins. */
  environment: Schema.optionalKey(Schema.String),
  tools: Schema.Array(Tool),
  installs: Schema.Array(Install),
  closure: ClosurePlan,
  /** Paths from the application's root. */
  writes: Schema.Array(Schema.String),
  launch: Launch,
  notices: Schema.Array(PlannedNotice)
})
export type Plan = typeof Plan.Type
