/** A text in a file that carries its own checksum, so that a torn or changed file counts as none. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { sha256 } from "./Digest.ts"
import type { FileAccessFailed, Interface as Files } from "./Filesystem.ts"

const Checked = Schema.fromJsonString(Schema.Struct({ sha256: Schema.String, text: Schema.String }))

export type Found =
  | { readonly _tag: "Intact"; readonly text: string }
  | { readonly _tag: "Damaged" }
  /** Another user's, who lets nobody look: that tells nothing about the text. */
  | { readonly _tag: "Unreadable"; readonly error: FileAccessFailed }
  | { readonly _tag: "Missing" }

const read = Effect.fn("CheckedText.read")(function* (files: Files, path: string) {
  const { sha256: digest, text } = yield* Effect.flatMap(files.readText(path), Schema.decodeUnknownEffect(Checked))
  const found: Found = sha256(text) === digest ? { _tag: "Intact", text } : { _tag: "Damaged" }
  return found
})

const lack = (error: FileAccessFailed | Schema.SchemaError): Found => {
  if (error._tag === "FileAccessFailed" && error.reason === "NotFound") return { _tag: "Missing" }
  const denied = error._tag === "FileAccessFailed" && error.reason === "PermissionDenied"
  return denied ? { _tag: "Unreadable", error } : { _tag: "Damaged" }
}

export const find = (files: Files, path: string): Effect.Effect<Found> =>
  read(files, path).pipe(Effect.catch((error) => Effect.succeed<Found>(lack(error))))

/** `undefined` when there is none, or when it is damaged. */
export const textOf = (files: Files, path: string): Effect.Effect<string | undefined> =>
  Effect.map(find(files, path), (found) => (found._tag === "Intact" ? found.text : undefined))

export const write = (files: Files, path: string, text: string): Effect.Effect<void, FileAccessFailed> =>
  files.write(path, JSON.stringify({ sha256: sha256(text), text }))
