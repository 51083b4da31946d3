/** `bin/runtime`: packs installed Pythons into archives for stagings, shows what an index has, and checks the archives. */
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { render } from "../../domain/PythonVersion.ts"
import { withoutCredentials } from "../../domain/Secrets.ts"
import { printable, printableLines, type StagingError } from "../../domain/StagingError.ts"
import { type ArchivedPython, unfit } from "../../runtimes/ArchivedPython.ts"
import { archiveAt } from "../../runtimes/ArchiveFile.ts"
import { archivesAt } from "../../runtimes/OperatorArchives.ts"
import { pack as packInto } from "../../runtimes/Packing.ts"
import { basename, Filesystem } from "../../services/Filesystem.ts"
import { Host } from "../../services/Host.ts"
import { Report } from "../../services/Report.ts"
import { sizeInWords } from "../../domain/SizeInWords.ts"
import { asJson } from "../Json.ts"
import type { RuntimeArguments } from "./RuntimeArguments.ts"

/** Archives are missing, or not what the index says. */
export class ArchivesWrong
  extends Data.TaggedError("ArchivesWrong")<{ readonly problems: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "runtime/archives-wrong"
  readonly blame = "environment"
  get title(): string {
    return this.problems.length === 1
      ? "An archive is not what its index says"
      : "Archives are not what their index says"
  }
  override get message(): string {
    return this.problems.map(printable).join("\n")
  }
  readonly hints: ReadonlyArray<string> = [
    "Pack them again with `bin/runtime pack PYTHON DIR`, or put back the files that the index was made with."
  ]
}

const say = Effect.fn("RuntimeCommand.say")(function* (text: string) {
  const { redacted } = yield* Report
  yield* Console.log(printableLines(redacted(text)))
})

const answer = Effect.fn("RuntimeCommand.answer")(function* (object: object) {
  const { redacted } = yield* Report
  yield* Console.log(asJson(object, redacted))
})

const pack = Effect.fn("RuntimeCommand.pack")(function* (python: string, directory: string, json: boolean) {
  const { entry, needs, path } = yield* packInto(python, directory)
  const system = needs.filter(
    (name) => !/^(?:ld-linux|ld-musl|libc\.|libm\.|libpthread|libdl|librt|libutil)/.test(name)
  )
  const { libc, platform, size: bytes, version } = entry
  if (json) return yield* answer({ version, platform, libc, archive: path, bytes, needs: system })
  yield* say(
    [
      `Python ${entry.version} for ${entry.platform}${entry.libc === "" ? "" : `, ${entry.libc} or newer`}: ${path} (${sizeInWords(entry.size)})`,
      ...(system.length === 0 ? [] : [`Of the system where the app runs it needs ${system.join(", ")}`]),
      `Stagings find it with PYTHON_ARCHIVES=${directory}`
    ].join("\n")
  )
})

const columns = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd()
    )
    .join("\n")
}

const nameOf = ({ place }: ArchivedPython): string => basename(withoutCredentials(place))

const list = Effect.fn("RuntimeCommand.list")(function* (place: string, json: boolean) {
  const { pythons, shown } = yield* archivesAt(place)
  const host = yield* Host
  if (json) {
    const all = pythons.map((python) => {
      const { libc, platform, sha256, version } = python
      const why = unfit(python, host)
      const told = { version: render(version), platform, libc, archive: nameOf(python), sha256 }
      return why === undefined ? told : { ...told, unfit: why }
    })
    return yield* answer({ index: shown, pythons: all })
  }
  if (pythons.length === 0) return yield* say(`The index of ${shown} lists no Python`)
  const rows = pythons.map((python) => [
    render(python.version),
    python.platform,
    python.libc === "" ? "any" : python.libc,
    unfit(python, host) === undefined ? "yes" : "no",
    nameOf(python)
  ])
  yield* say(columns([["Python", "Platform", "Needs", "Runs here", "Archive"], ...rows]))
})

const verify = Effect.fn("RuntimeCommand.verify")(function* (place: string, json: boolean) {
  const files = yield* Filesystem
  const { pythons, shown } = yield* archivesAt(place)
  const problems: Array<string> = []
  for (const python of pythons) {
    const what = `Python ${render(python.version)}`
    const checked = yield* Effect.scoped(
      Effect.gen(function* () {
        yield* archiveAt({ what, remedies: [] }, python.place, python.sha256, yield* files.temporary())
      })
    ).pipe(Effect.result)
    if (Result.isSuccess(checked)) continue
    problems.push(`${what} (${nameOf(python)}): ${checked.failure.message}`)
  }
  if (problems.length > 0) return yield* new ArchivesWrong({ problems })
  if (json) return yield* answer({ index: shown, checked: pythons.length })
  yield* say(
    `${pythons.length} ${pythons.length === 1 ? "archive" : "archives"} in ${shown}: each is what the index says`
  )
})

export const run = Effect.fn("RuntimeCommand.run")(function* (given: RuntimeArguments) {
  if (given._tag === "Pack") return yield* pack(given.python, given.directory, given.json)
  return yield* given._tag === "List" ? list(given.place, given.json) : verify(given.place, given.json)
})
