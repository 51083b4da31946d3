/** A Python that has to be put in place: an archive `cpython-3.12.1-linux-x86_64.tar`, unpacked for each staging and shipped with the app. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import {
  Filesystem,
  inspect,
  join,
  parseVersion,
  Process,
  Report,
  type RuntimeOffer,
  type RuntimeProvider,
  type StagingError
} from "../../../src/index.ts"

/** The archive holds no Python that starts here. */
export class PackedPythonUnusable
  extends Data.TaggedError("PackedPythonUnusable")<{ readonly archive: string; readonly reason: string }>
  implements StagingError
{
  readonly id = "packed-python/unusable"
  readonly blame = "environment"
  readonly title = "The packed Python cannot be used"
  override get message(): string {
    return `The Python of ${this.archive} cannot be used: ${this.reason}.`
  }
  readonly hints: ReadonlyArray<string> = ["Pack it again, on a machine of this kind."]
}

const id = "packed"

export const packedPython = (archive: string): RuntimeProvider => {
  const [, text = "", platform = ""] = /cpython-([\d.]+)-(.+)\.tar$/.exec(archive) ?? []
  const version = parseVersion(text)
  const offers: ReadonlyArray<RuntimeOffer> =
    version === undefined
      ? []
      : [{ _tag: "Obtainable", provider: id, version, implementation: "cpython", platform, from: archive }]
  return {
    id,
    title: "a packed Python",
    discover: () => Effect.succeed({ offers, rejected: [] }),
    provide: Effect.fn("PackedPython.provide")(function* (_offer, { directory }) {
      const files = yield* Filesystem
      const process = yield* Process
      const report = yield* Report
      yield* report.step(`Unpacking Python ${text}`)
      yield* files.makeDirectory(directory)
      const args = ["-xf", archive, "-C", directory]
      yield* process.run({ program: "tar", args, env: { PATH: "/usr/bin:/bin" }, cwd: "/", timeout: "1 minute" })
      const found = yield* inspect(id, join(directory, "bin", "python"), "passing")
      if (found._tag === "Rejected") return yield* new PackedPythonUnusable({ archive, reason: found.reason })
      return found.runtime
    })
  }
}
