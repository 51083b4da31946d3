/** What pip says that it has chosen: the one source of what is then built and installed. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { normalise } from "../../domain/PackageName.ts"
import { type StagingError, visible } from "../../domain/StagingError.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import type { PipSite } from "./PipSite.ts"

/** One requirement that pip has settled. */
export const Chosen = Schema.Struct({
  /** The name as pip has it. */
  name: Schema.String,
  /** Where it came from: of an index the file's, of a line the one that it names; without credentials but the user `git` or `hg`. */
  address: Schema.String,
  /** Whether it was asked for by that address, and not by name: by a line, or by a package that requires it. */
  asked: Schema.Boolean,
  /** The `#subdirectory=` of the address; empty for none. */
  subdirectory: Schema.String,
  kind: Schema.Literals(["file", "folder", "repository"]),
  /** Absolute: a file that was saved, a folder where it lies, a clone. */
  path: Schema.String,
  /** The whole name of the commit, in a repository of git or Mercurial. */
  commit: Schema.optionalKey(Schema.String)
})
export type Chosen = typeof Chosen.Type

const Account = Schema.fromJsonString(Schema.Struct({ chosen: Schema.Array(Chosen) }))

/** pip ended well, and nothing tells what came of it. */
export class NoAccount
  extends Data.TaggedError("NoAccount")<{
    readonly python: string
    readonly pip: string
    readonly place: string
    readonly lack: string
  }>
  implements StagingError
{
  readonly id = "pip/no-account"
  readonly blame = "environment"
  readonly title = "pip ended well, but left nothing to install"
  override get message(): string {
    return `pip ${this.pip} was run by ${visible(this.python)} and ended with status 0. It should have left an account of the packages that it chose in ${visible(this.place)}: ${this.lack}. So nothing is installed, rather than something else than the app asks for.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Look whether ${visible(this.python)} is a script that stands in for Python, and whether something empties or replaces $TMPDIR during the build.`,
      "Then deploy again."
    ]
  }
}

/** The account of a run with `--dest directory`. */
export const read = Effect.fn("Account.read")(function* (site: Pick<PipSite, "runtime" | "pip">, directory: string) {
  const files = yield* Filesystem
  const lacks = (lack: string) =>
    new NoAccount({ python: site.runtime.executable, pip: site.pip.version, place: directory, lack })
  const path = join(directory, "account.json")
  if ((yield* files.status(path))?.kind !== "file") return yield* lacks("there is none")
  const text = yield* files.readText(path)
  const { chosen } = yield* Schema.decodeUnknownEffect(Account)(text).pipe(
    Effect.mapError(() => lacks("it is none that this buildpack reads"))
  )
  for (const { name, path: saved } of chosen)
    if (!saved.startsWith("/") || (yield* files.status(saved)) === undefined)
      return yield* lacks(`${visible(name)} is in it, and not there`)
  return chosen.map((one): Chosen => ({ ...one, name: normalise(one.name) }))
})
