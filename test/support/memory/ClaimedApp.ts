/** What an installer says to an app that is given by its files. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Claim, Installer } from "../../../src/installers/Installer.ts"
import * as Env from "../../../src/services/Env.ts"
import { survey } from "../../../src/survey/Survey.ts"
import * as Files from "./AppFiles.ts"

export const claimOf = (
  installer: Installer,
  files: Files.Files,
  variables: Readonly<Record<string, string>> = {}
): Promise<Claim | undefined> =>
  Effect.runPromise(
    survey(Files.root, installer.files).pipe(
      Effect.map((application) => installer.claim(application)),
      Effect.provide(Layer.mergeAll(Files.layer(files), Env.layerMemory(variables)))
    )
  )

/** `notice requirements/empty` */
export const said = (claim: Claim | undefined): ReadonlyArray<string> | undefined =>
  claim?.notices.map(({ id, level }) => `${level} ${id}`)

/** The claim's lines as they are given to pip, options first. */
export const linesOf = (claim: Claim | undefined): ReadonlyArray<string> => [
  ...(claim?.locked?.options ?? []),
  ...(claim?.locked?.lines ?? [])
]

export const problemsOf = (claim: Claim | undefined): ReadonlyArray<string> | undefined =>
  claim?.problems.map(({ id }) => id)
