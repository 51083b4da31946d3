/** What could start an app, and what is decided about it. */
import type { CodeFacts } from "../domain/CodeFacts.ts"
import type { ProcessType } from "../domain/Launch.ts"
import type { NamedEntry } from "../domain/NamedEntry.ts"
import type { Notice, Warning } from "../domain/StagingError.ts"
import type { Ranked } from "./Candidates.ts"
import type { Brought } from "./Servers.ts"
import type { Possible } from "./StartMessages.ts"

/** What is imported once, to see whether it can be. */
export interface StartObject {
  /** `shop.wsgi:application`; the module alone where its server looks for the object by itself. */
  readonly target: string
  readonly isFactory: boolean
  /** The folder that it is found from, from the app's root; empty for that. */
  readonly base: string
  /** Folders that its server imports from before others, from that one. */
  readonly path?: ReadonlyArray<string>
  /** Variables that its command sets. */
  readonly env?: Readonly<Record<string, string>>
  /** Its command stands in a Procfile. */
  readonly written?: true
}

export interface Offered extends ProcessType {
  /** A clause with the place: `Flask application \`app\` (app.py line 3), served by gunicorn`. */
  readonly why: string
  readonly object?: StartObject
  /** The file that it starts, where one of the app's is known. */
  readonly file?: string
}

export interface StartDecision {
  readonly processes: ReadonlyArray<Offered>
  readonly warnings: ReadonlyArray<Warning | Notice>
  /** Lines for the log. */
  readonly details: ReadonlyArray<string>
  /** The framework of what is offered as `web`, where it is one. */
  readonly framework?: string
}

export interface StartQuestion {
  readonly facts: CodeFacts
  readonly brought: Brought
  /** The app's own package is installed, so what is in `src` is found from anywhere. */
  readonly isInstalled: boolean
  /** The app's own package has brought a command that may start it. */
  readonly hasCommand?: boolean
  /** Names of what lies at the top. */
  readonly names?: ReadonlySet<string>
  /** Applications that the app's settings name. */
  readonly named?: ReadonlyArray<NamedEntry>
}

export const nothingOffered: StartDecision = { processes: [], warnings: [], details: [] }

/** One of the things that could be the `web` process: how it is called, and what it comes to where it is chosen. */
export interface StartChoice extends Ranked {
  /** The file that it lies in. */
  readonly path: string
  readonly possible: Possible
  readonly decide: () => Omit<StartDecision, "details">
}

/** Where it is started: in the folder that its module is found from. */
export const placed = (base: string, isInstalled: boolean): { readonly directory?: string } =>
  base === "" || (base === "src" && isInstalled) ? {} : { directory: base }
