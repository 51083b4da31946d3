/** The port on whoever keeps a record of what a staging did with the app's own code; nobody does unless somebody says so. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { HookRun, OfferedStart, StartCheckRun, StaticFilesMade } from "../domain/OwnWork.ts"

export type Note =
  | { readonly _tag: "Hook"; readonly hook: HookRun }
  | { readonly _tag: "Offered"; readonly offered: OfferedStart }
  | { readonly _tag: "StartCheck"; readonly check: StartCheckRun }
  | { readonly _tag: "StaticFiles"; readonly files: StaticFilesMade }

export const Notes = Context.Reference<(note: Note) => void>("buildpack/Notes", {
  defaultValue: () => () => undefined
})

export const noted = (note: Note): Effect.Effect<void> => Effect.map(Notes, (take) => take(note))
