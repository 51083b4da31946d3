/** The laws of an Installer's decisions. What it installs is seen by staging an app with it. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Application } from "../../domain/Application.ts"
import { toShell } from "../../domain/FileMarker.ts"
import { Install } from "../../domain/Plan.ts"
import type { Claim, Installer } from "../../installers/Installer.ts"
import { holds, type Law, type LawBroken, same } from "../Law.ts"
import { application } from "../SampleApplication.ts"

/** An application to try the installer with. */
export interface Sample {
  readonly name: string
  readonly application: Application
  /** Whether the installer has anything to install for it, where that is known. */
  readonly installs?: boolean
}

const ofInstaller = ({ claim, files, id }: Installer): ReadonlyArray<Law> => [
  { name: `${id}: its id is a plain word`, check: holds(JSON.stringify(id), /^[a-z][a-z0-9-]*$/.test(id)) },
  {
    name: `${id}: its files can be looked for by a shell`,
    check: Effect.asVoid(Effect.sync(() => toShell(files, [])))
  },
  { name: `${id}: an empty application is not its own`, check: same("the claim", claim(application()), undefined) }
]

const roundTrip = (install: Install) =>
  Schema.encodeEffect(Schema.fromJsonString(Install))(install).pipe(
    Effect.flatMap(Schema.decodeEffect(Schema.fromJsonString(Install))),
    Effect.flatMap((again) => same("the install, written and read", again, install))
  )

const ofSample = (installer: Installer, sample: Sample): ReadonlyArray<Law> => {
  const claim = installer.claim(sample.application)
  const installs = claim?.installs ?? []
  const law = (name: string, check: Effect.Effect<void, Error>): Law => ({
    name: `${installer.id}, ${sample.name}: ${name}`,
    check
  })
  const each = (use: (install: Install) => Effect.Effect<void, Error>) =>
    Effect.forEach(installs, use, { discard: true })
  return [
    law(
      sample.installs === false ? "has nothing to install" : "has something to install where it should",
      same("the installs", installs.length > 0, sample.installs ?? installs.length > 0)
    ),
    law(
      "the same application gets the same answer",
      same("the second claim", installer.claim(sample.application), claim)
    ),
    // Whoever carries out a plan finds the installer by it.
    law(
      "its installs carry its id",
      each((install) => same("the id", install.installer, installer.id))
    ),
    law(
      "its installs say by which files they came about, and have a title",
      each(({ files, title }) => holds(`files ${files.join(", ")}, title ${title}`, files.length > 0 && title !== ""))
    ),
    law("its installs survive being written and read", each(roundTrip)),
    law("no secret of the application is in its installs", noSecrets(sample.application, claim))
  ]
}

const noSecrets = ({ secrets }: Application, claim: Claim | undefined): Effect.Effect<void, LawBroken> => {
  const text = JSON.stringify(claim?.installs ?? [])
  return same("secrets in it", secrets.filter((secret) => text.includes(secret)).length, 0)
}

export const installerLaws = (installer: Installer, samples: ReadonlyArray<Sample>): ReadonlyArray<Law> => [
  ...ofInstaller(installer),
  ...samples.flatMap((sample) => ofSample(installer, sample))
]
