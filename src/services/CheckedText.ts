/** A text in a file that carries its own checksum, so that a torn or changed file counts as none. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { sha256 } from "./Digest.ts"
import type { FileAccessFailed, Interface as Files } from "./Filesystem.ts"

const Checked = Schema.fromJsonString(Schema.Struct({ sha256: Schema.String, text: Schema.String }))

export type Found =
  | { readonly _tag: "Intact"; readonly text: string }
  | { readonly _tag: "Damaged" }
  | { readonly _tag: "Missing" }

const read = Effect.fn("CheckedText.read")(function* (files: Files, path: string) {
  const { sha256: digest, text } = yield* Effect.flatMap(files.readText(path), Schema.decodeUnknownEffect(Checked))
  const found: Found = sha256(text) === digest ? { _tag: "Intact", text } : { _tag: "Damaged" }
  return found
})

export const find = (files: Files, path: string): Effect.Effect<Found> =>
  read(files, path).pipe(
    Effect.catch((error) =>
      Effect.succeed<Found>(
        error._tag === "FileAccessFailed" && error.reason === "NotFound" ? { _tag: "Missing" } : { _tag: "Damaged" }
      )
    )
  )

/** `undefined` when there is none, or when it is damaged. */
export const textOf = (files: Files, path: string): Effect.Effect<string | undefined> =>
  Effect.map(find(files, path), (found) => (found._tag === "Intact" ? found.text : undefined))

export const write = (files: Files, path: string, text: string): Effect.Effect<void, FileAccessFailed> =>
  files.write(path, JSON.stringify({ sha256: sha256(text), text }))
