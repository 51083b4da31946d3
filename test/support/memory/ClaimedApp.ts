/** What an installer says to an app that is given by its files. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Claim, Installer } from "../../../src/installers/Installer.ts"
import * as Env from "../../../src/services/Env.ts"
import { survey } from "../../../src/survey/Survey.ts"
import * as Files from "./AppFiles.ts"

export const claimOf = (installer: Installer, files: Files.Files): Promise<Claim | undefined> =>
  Effect.runPromise(
    survey(Files.root, installer.files).pipe(
      Effect.map((application) => installer.claim(application)),
      Effect.provide(Layer.mergeAll(Files.layer(files), Env.layerMemory({})))
    )
  )

/** `notice requirements/empty` */
export const said = (claim: Claim | undefined): ReadonlyArray<string> | undefined =>
  claim?.notices.map(({ id, level }) => `${level} ${id}`)
