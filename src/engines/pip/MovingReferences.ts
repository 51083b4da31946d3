/**
 * Branches, tags and archives without a hash: which of them an app's packages come from, and whether each still stands
 * for what it stood for. They are asked all at once and under one deadline, and no Python is started for it.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { ArchiveReference, Reference, RepositoryReference, Verdict } from "../../domain/Reference.ts"
import type { Requirement, Requirements } from "../../domain/Requirements.ts"
import { Env } from "../../services/Env.ts"
import { Http } from "../../services/Http.ts"
import { Report } from "../../services/Report.ts"
import { withoutCredentials } from "../../domain/Secrets.ts"
import type { IndexDeadline } from "../Engine.ts"
import * as Address from "../../domain/RepositoryAddress.ts"
import * as Repository from "./RepositoryQuestion.ts"

export interface ReferencePlace extends Repository.RepositoryPlace {
  /** Every line that is known before pip reads it. */
  readonly lines: ReadonlyArray<Requirements>
  /** Options of $PIP_OPTS that are variables of pip: certificates, a proxy. */
  readonly variables: Readonly<Record<string, string>>
}

/** The text with its variables, as pip fills them in (10 to 26). */
export const filled = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\$\{([A-Z0-9_]+)\}/g, (whole, name: string) => variables.get(name) || whole)

const asking = (lines: ReadonlyArray<Requirements>): ReadonlyArray<Requirement> =>
  lines.flatMap(({ requirements }) => requirements).filter(({ constraint }) => !constraint)

/** The repository that a line names, with who asks for it. */
export const repositoryOf = (
  { kind, text }: Requirement,
  variables: ReadonlyMap<string, string>
): Address.RepositoryAddress | undefined => {
  if (kind !== "vcs" && kind !== "editable-vcs") return undefined
  const address = Address.addressIn(filled(text, variables))
  return address === undefined ? undefined : Address.parse(address)
}

/** What a forge calls the archive of a commit: `archive/COMMIT.zip`, `tarball/COMMIT`, `-/archive/COMMIT/lib-COMMIT.tar.gz`. */
const archiveOfCommit =
  /\/(?:archive|tarball|zipball|tar\.gz|zip|get|legacy\.tar\.gz|legacy\.zip)\/[0-9a-f]{40}(?:[./]|$)/i

const isHashed = ({ address = "", hashes }: Pick<Requirement, "address" | "hashes">): boolean =>
  hashes > 0 || /#(?:.*&)?(?:md5|sha1|sha224|sha256|sha384|sha512)=/.test(address)

/** What follows a `?` is often a signature or a token, which no cache shall hold. */
export const plainUrl = (address: string): string => withoutCredentials(address).replace(/[?#].*$/s, "")

/** A line that names an archive by an address that may bring another one tomorrow. */
export const isMovingArchive = (
  requirement: Pick<Requirement, "address" | "constraint" | "hashes" | "kind">
): boolean => {
  const { address = "", constraint, kind } = requirement
  return (
    kind === "url" &&
    !constraint &&
    /^https?:/i.test(address) &&
    !isHashed(requirement) &&
    !archiveOfCommit.test(address)
  )
}

const addressOf = ({ text }: Requirement, variables: ReadonlyMap<string, string>): string | undefined =>
  /https?:\/\/[^\s"']+/i.exec(filled(text, variables))?.[0]?.replace(/#.*$/s, "")

const askRepository = Effect.fn("MovingReferences.askRepository")(function* (
  place: ReferencePlace,
  reference: RepositoryReference
) {
  const env = yield* Env
  const report = yield* Report
  const { revision, system, url } = reference
  const known = asking(place.lines)
    .map((line) => repositoryOf(line, env.variables))
    .find((one) => one !== undefined && report.redacted(one.url) === url && one.revision === revision)
  const said = yield* Repository.ask(place, known ?? { system, url, revision, credentials: undefined })
  const now = yield* Clock.currentTimeMillis
  switch (said._tag) {
    case "Silent":
      return { _tag: "Silent", reference, detail: said.detail } satisfies Verdict
    case "Refused":
      return { _tag: "Moved", reference, now: undefined } satisfies Verdict
    case "Commit":
      return [said.commit, ...said.also].includes(reference.commit)
        ? ({ _tag: "Same", reference: { ...reference, asked: now } } satisfies Verdict)
        : ({ _tag: "Moved", reference, now: said.commit } satisfies Verdict)
  }
})

/** The variables that pip would ask it with. */
const variablesOf = Effect.fn("MovingReferences.variables")(function* ({ variables }: ReferencePlace) {
  const env = yield* Env
  return new Map([...env.variables, ...Object.entries(variables)])
})

/** A secret may stand anywhere in an address, and is recorded nowhere. */
const lineOf = (
  place: ReferencePlace,
  { name, url }: ArchiveReference,
  redacted: (text: string) => string
): Requirement | undefined => {
  const all = asking(place.lines).filter(
    (line) => line.kind === "url" && redacted(plainUrl(line.address ?? "")) === url
  )
  return all.find((line) => line.name === name) ?? all[0]
}

const askArchive = Effect.fn("MovingReferences.askArchive")(function* (
  place: ReferencePlace,
  reference: ArchiveReference
) {
  const env = yield* Env
  const http = yield* Http
  const report = yield* Report
  const line = lineOf(place, reference, report.redacted)
  const { etag, modified, sha256, ...rest } = reference
  const url = (line === undefined ? undefined : addressOf(line, env.variables)) ?? reference.url
  const question = { url, known: { etag, modified }, variables: yield* variablesOf(place), whole: true }
  return yield* http.ask(question).pipe(
    Effect.flatMap((answer) =>
      Effect.map(Clock.currentTimeMillis, (now): Verdict => {
        const { status } = answer
        if (status === 304) return { _tag: "Same", reference: { ...reference, asked: now } }
        if (status === 429 || status >= 500)
          return { _tag: "Silent", reference, detail: `its server answers ${status}` }
        if (answer.sha256 !== sha256) return { _tag: "Moved", reference, now: answer.sha256 }
        const known = {
          ...(answer.etag === undefined ? {} : { etag: answer.etag }),
          ...(answer.modified === undefined ? {} : { modified: answer.modified })
        }
        return { _tag: "Same", reference: { ...rest, sha256, ...known, asked: now } }
      })
    ),
    Effect.catchTag("HostSilent", ({ detail, unreachable }) =>
      Effect.succeed<Verdict>(
        unreachable ? { _tag: "Silent", reference, detail } : { _tag: "Moved", reference, now: undefined }
      )
    )
  )
})

/** Asks for all references, and answers in their order; who does not answer within the deadline is silent. */
export const ask = Effect.fn("MovingReferences.ask")(function* (
  place: ReferencePlace,
  references: ReadonlyArray<Reference>,
  { limit }: IndexDeadline
) {
  return yield* Effect.forEach(
    references,
    (reference) => {
      const asked = reference._tag === "Repository" ? askRepository(place, reference) : askArchive(place, reference)
      return asked.pipe(
        Effect.timeoutOption(limit),
        Effect.map(
          Option.getOrElse((): Verdict => ({ _tag: "Silent", reference, detail: "it does not answer in time" }))
        )
      )
    },
    { concurrency: "unbounded" }
  )
})

/** What a server says of an archive before pip fetches it, so that what is fetched is never newer than what is known of it. */
export type Validators = ReadonlyMap<string, { readonly etag?: string; readonly modified?: string }>

/** What servers tell the archives by that lines name; nothing of those that do not answer. */
export const validators = Effect.fn("MovingReferences.validators")(function* (
  place: ReferencePlace,
  { limit }: IndexDeadline
) {
  const env = yield* Env
  const http = yield* Http
  const variables = yield* variablesOf(place)
  const found = yield* Effect.forEach(
    asking(place.lines).filter(isMovingArchive),
    (line) => {
      const url = addressOf(line, env.variables)
      if (url === undefined) return Effect.succeed([])
      return http.ask({ url, known: {}, variables, whole: false }).pipe(
        Effect.timeoutOption(limit),
        Effect.map((answer) =>
          Option.isSome(answer) && answer.value.status === 200
            ? [[plainUrl(line.address ?? ""), answer.value] as const]
            : []
        ),
        Effect.orElseSucceed(() => [])
      )
    },
    { concurrency: "unbounded" }
  )
  const all: Validators = new Map(
    found
      .flat()
      .map(([url, { etag, modified }]) => [
        url,
        { ...(etag === undefined ? {} : { etag }), ...(modified === undefined ? {} : { modified }) }
      ])
  )
  return all
})
