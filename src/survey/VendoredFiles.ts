/** Distributions that an app brings along in `vendor/`. */
import * as Effect from "effect/Effect"
import type { Requirements } from "../domain/Requirements.ts"
import type { Notice } from "../domain/StagingError.ts"
import { sourceArchive, wheelFile } from "../formats/requirements/LocalPath.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { isLinkOut } from "./OutsideFile.ts"

/** The folder, at the top of the app. */
export const vendor = "vendor"

/** Whether a file is a wheel or a source distribution; folders of this name have what is for other languages, too. */
const isDistribution = (name: string): boolean => wheelFile(name) !== undefined || sourceArchive(name) !== undefined

/** Whether a line, or an option, leads there: then it counts for what that says. */
const isUsed = (requirements: Requirements | undefined, variables: ReadonlyMap<string, string>): boolean =>
  [
    ...(requirements?.options ?? []).map(({ value = "" }) => value),
    ...(requirements?.requirements ?? []).map(({ text }) => text),
    ...[...variables].flatMap(([name, value]) => (/^PIP_/i.test(name) ? [value] : []))
  ].some((text) => text.includes(vendor))

/** Their names; `undefined` where there are none that count. */
export const vendoredFiles = Effect.fn("VendoredFiles.read")(function* (
  root: string,
  found: ReadonlySet<string>,
  requirements: Requirements | undefined
) {
  const { variables } = yield* Env
  if (!found.has(`${vendor}/`) || isUsed(requirements, variables) || (yield* isLinkOut(root, vendor))) return undefined
  const entries = (yield* ifSeen((yield* Filesystem).entries(join(root, vendor)))) ?? []
  const names = entries.flatMap(({ kind, name }) => (kind === "file" && isDistribution(name) ? [name] : []))
  return names.length === 0 ? undefined : names.toSorted()
})

export const vendoredNotice = (files: ReadonlyArray<string>): Notice => ({
  level: "notice",
  id: "vendor/used",
  text: `vendor/ has ${files.length} ${files.length === 1 ? "distribution" : "distributions"}: what is needed is taken from there, and the index is asked for no more than it lacks.`
})
