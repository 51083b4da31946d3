/** What `bin/stage` answers to programs: what is installed and started, what there was to warn of, and what is other than in the app's last staging. */
import * as Effect from "effect/Effect"
import { type Changes, growth } from "../changes/Changes.ts"
import { asMarkdown } from "../changes/Markdown.ts"
import type { Snapshot } from "../changes/Snapshot.ts"
import type { BuildReport } from "../report/BuildReport.ts"
import { Filesystem } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import type { StagingResult } from "../Conclusion.ts"
import type { ChangesFile } from "./Arguments.ts"
import { asJson } from "./Json.ts"

const packagesOf = ({ packages }: Snapshot) => Object.entries(packages).map(([name, state]) => ({ name, ...state }))

/** `changes` is `null` where there is nothing to compare with. */
export const changesInJson = (changes: Changes | undefined) =>
  changes === undefined ? null : { ...changes, bytes: growth(changes) }

export const answerOf = (
  place: Readonly<Record<string, string>>,
  { changes, snapshot }: StagingResult,
  told: Pick<BuildReport, "processes" | "warnings"> | undefined,
  redacted: (text: string) => string
): string =>
  asJson(
    {
      ...place,
      python: snapshot.python,
      packages: packagesOf(snapshot),
      processes: told?.processes ?? [],
      warnings: told?.warnings ?? [],
      startup: snapshot.startup ?? [],
      changes: changesInJson(changes)
    },
    redacted
  )

/** What an earlier staging has told must not be taken for what this one did. */
export const clearFiles = Effect.fn("StagingAnswer.clear")(function* (all: ReadonlyArray<Pick<ChangesFile, "path">>) {
  const files = yield* Filesystem
  for (const { path } of all) if ((yield* files.status(path))?.kind === "file") yield* files.remove(path)
})

export const writeChanges = Effect.fn("StagingAnswer.write")(function* (
  all: ReadonlyArray<ChangesFile>,
  { changes, snapshot }: StagingResult
) {
  const files = yield* Filesystem
  const { redacted } = yield* Report
  const count = Object.keys(snapshot.packages).length
  for (const { form, path } of all)
    yield* files.write(
      path,
      form === "json"
        ? `${asJson({ changes: changesInJson(changes) }, redacted)}\n`
        : redacted(asMarkdown(changes, count))
    )
})
