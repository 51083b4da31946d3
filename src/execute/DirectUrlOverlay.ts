/** Writes into what was unpacked how it was asked for, which the archives that apps share leave open. */
import * as Effect from "effect/Effect"
import type { Overlay } from "../domain/Distribution.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { sha256Record } from "../services/Digest.ts"
import { Filesystem, join } from "../services/Filesystem.ts"

/** RECORD with one more line, where its name sorts it. */
export const listedIn = (record: string, path: string, content: Uint8Array): string => {
  const line = `${path},sha256=${sha256Record(content)},${content.length}`
  const others = record.split("\n").filter((other) => other !== "" && !other.startsWith(`${path},`))
  const after = others.findIndex((other) => other > line)
  const at = after < 0 ? others.length : after
  return [...others.slice(0, at), line, ...others.slice(at), ""].join("\n")
}

/** `direct_url.json` (PEP 610) and its line in RECORD, by which pip would remove it. */
export const writeDirectUrl = Effect.fn("DirectUrlOverlay.write")(function* (
  place: { readonly prefix: string; readonly runtime: Runtime },
  { directUrl, metadata }: Overlay
) {
  const files = yield* Filesystem
  const packages = join(place.prefix, place.runtime.sitePackages)
  const record = join(packages, metadata, "RECORD")
  if ((yield* files.status(record))?.kind !== "file") return
  const path = `${metadata}/direct_url.json`
  const listed = listedIn(yield* files.readText(record), path, new TextEncoder().encode(directUrl))
  yield* files.write(join(packages, path), directUrl, 0o644)
  yield* files.write(record, listed, 0o644)
})
