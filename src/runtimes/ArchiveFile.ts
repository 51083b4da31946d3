/** The file of an archive, where it is or fetched, and never used unless its checksum is right. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import { withoutCredentials } from "../domain/Secrets.ts"
import { printable, type StagingError } from "../domain/StagingError.ts"
import { Download } from "../services/Download.ts"
import { Env } from "../services/Env.ts"
import { type FileAccessFailed, Filesystem } from "../services/Filesystem.ts"
import { HostSilent } from "../services/HttpQuestion.ts"

/** What an archive is, for people, and where the hints lead. */
export interface ArchiveName {
  /** `Python 3.12.1`, `The index of Pythons` */
  readonly what: string
  /** What to do where it cannot be had; whole sentences. */
  readonly remedies: ReadonlyArray<string>
}

/** Nobody gives the archive, or gives another answer than the file. */
export class ArchiveNotObtained
  extends Data.TaggedError("ArchiveNotObtained")<{
    readonly name: ArchiveName
    /** Where it was looked for, without its secrets. */
    readonly place: string
    /** A clause. */
    readonly detail: string
    /** Not so where somebody has said that there is none. */
    readonly transient: boolean
  }>
  implements StagingError
{
  readonly id = "runtime/not-obtained"
  readonly blame = "environment"
  get title(): string {
    return `${this.name.what} could not be obtained`
  }
  override get message(): string {
    return `It was looked for at ${printable(this.place)}: ${printable(this.detail)}.`
  }
  get hints(): ReadonlyArray<string> {
    return this.name.remedies
  }
}

/** What came is not what is listed: it is thrown away. */
export class ArchiveChanged
  extends Data.TaggedError("ArchiveChanged")<{
    readonly name: ArchiveName
    readonly place: string
    readonly expected: string
    readonly found: string
  }>
  implements StagingError
{
  readonly id = "runtime/wrong-checksum"
  readonly blame = "environment"
  get title(): string {
    return `${this.name.what} is not what is listed`
  }
  override get message(): string {
    return `${printable(this.place)} has the SHA-256 ${this.found}, and ${this.expected} is listed. Nothing of it was used.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      "A proxy or a mirror that changes files, or a download that was cut short, is the usual cause; then another try may do.",
      "Where the archive was meant to change, list its new checksum: `bin/runtime verify DIR` shows which are wrong."
    ]
  }
}

const isAddress = (place: string): boolean => /^https?:\/\//i.test(place)

/** The path that a `file:` address or a plain path means. */
export const localPath = (place: string): string | undefined => {
  if (isAddress(place)) return undefined
  if (!place.startsWith("file:")) return place
  const path = place.replace(/^file:(?:\/\/(?:localhost)?)?/i, "")
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A server's trouble, or nobody there: what may pass within a second or two. */
class Passing extends Data.TaggedError("Passing")<{ readonly detail: string }> {}

const fetchOnce = Effect.fn("ArchiveFile.fetchOnce")(function* (name: ArchiveName, place: string, to: string) {
  const { fetch } = yield* Download
  const { variables } = yield* Env
  const span = yield* Effect.orElseSucceed(Effect.currentSpan, () => undefined)
  const hears = (received: number, total: number | undefined): void => {
    span?.attribute("received", received)
    span?.attribute("total", total ?? 0)
  }
  const answer = yield* fetch({ url: place, variables, to, hears }).pipe(
    Effect.mapError((error) => (error instanceof HostSilent ? new Passing({ detail: error.detail }) : error))
  )
  if (answer.status === 200) return answer.sha256
  const detail = `the server answers with status ${answer.status}`
  if (answer.status >= 500 || answer.status === 429) return yield* new Passing({ detail })
  return yield* new ArchiveNotObtained({ name, place: withoutCredentials(place), detail, transient: false })
})

/** Fetches into `to`, with two more tries where that may help; the digest of what came. */
const fetched = (
  name: ArchiveName,
  place: string,
  to: string
): Effect.Effect<string, ArchiveNotObtained | FileAccessFailed, Env> =>
  fetchOnce(name, place, to).pipe(
    Effect.retry({
      schedule: Schedule.exponential("500 millis"),
      times: 2,
      while: (error) => error._tag === "Passing"
    }),
    Effect.catchTag("Passing", ({ detail }) =>
      Effect.fail(new ArchiveNotObtained({ name, place: withoutCredentials(place), detail, transient: true }))
    )
  )

/** A text of somebody's: an index. */
export const textAt = Effect.fn("ArchiveFile.textAt")(function* (name: ArchiveName, place: string) {
  const files = yield* Filesystem
  const path = localPath(place)
  if (path !== undefined) {
    const read = yield* Effect.result(files.readText(path))
    if (Result.isSuccess(read)) return read.success
    return yield* new ArchiveNotObtained({ name, place: path, detail: read.failure.why, transient: false })
  }
  return yield* Effect.scoped(
    Effect.gen(function* () {
      const to = `${yield* files.temporary()}/index`
      yield* fetched(name, place, to)
      return yield* files.readText(to)
    })
  )
})

/** The path of the archive, whose checksum is right; `into` is a directory that a fetched one is written to. */
export const archiveAt = Effect.fn("ArchiveFile.archiveAt")(function* (
  name: ArchiveName,
  place: string,
  expected: string,
  into: string
) {
  const files = yield* Filesystem
  const path = localPath(place)
  const to = `${into}/archive`
  const found =
    path === undefined
      ? yield* fetched(name, place, to)
      : yield* files
          .digest(path)
          .pipe(
            Effect.mapError(({ why }) => new ArchiveNotObtained({ name, place: path, detail: why, transient: false }))
          )
  if (found !== expected) return yield* new ArchiveChanged({ name, place: withoutCredentials(place), expected, found })
  return path ?? to
})
