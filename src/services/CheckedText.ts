/** A text in a file that carries its own name and checksum, so that a torn, changed or exchanged file counts as none. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { sha256 } from "./Digest.ts"
import { type FileAccessFailed, type Interface as Files, join } from "./Filesystem.ts"

/** Where a text lies: its name is its path from the root of what is kept, so that what is kept may be moved as a whole. */
export interface TextPlace {
  readonly root: string
  readonly name: string
}

/** Releases up to 0.1 wrote no name, and their checksum is of the text alone. */
const Checked = Schema.fromJsonString(
  Schema.Struct({ name: Schema.optionalKey(Schema.String), sha256: Schema.String, text: Schema.String })
)
type Checked = typeof Checked.Type

export type FoundText =
  | { readonly _tag: "Intact"; readonly text: string }
  /** `belongs`: whole, and under another text's name, which is this one. */
  | { readonly _tag: "Damaged"; readonly belongs?: string }
  /** A text as an earlier release has kept it: nothing says whose it is. */
  | { readonly _tag: "Outdated" }
  /** Another user's, who lets nobody look: that tells nothing about the text. */
  | { readonly _tag: "Unreadable"; readonly error: FileAccessFailed }
  | { readonly _tag: "Missing" }

const digestOf = (name: string, text: string): string => sha256(`${JSON.stringify(name)}\n${text}`)

const judge = ({ name, sha256: digest, text }: Checked, wanted: string): FoundText => {
  if (name === undefined) return sha256(text) === digest ? { _tag: "Outdated" } : { _tag: "Damaged" }
  if (digestOf(name, text) !== digest) return { _tag: "Damaged" }
  return name === wanted ? { _tag: "Intact", text } : { _tag: "Damaged", belongs: name }
}

const lack = (error: FileAccessFailed | Schema.SchemaError): FoundText => {
  if (error._tag === "FileAccessFailed" && error.reason === "NotFound") return { _tag: "Missing" }
  const denied = error._tag === "FileAccessFailed" && error.reason === "PermissionDenied"
  return denied ? { _tag: "Unreadable", error } : { _tag: "Damaged" }
}

/** Through no link: what is kept is a file, and anything else in its place is damage. `path`: where a copy of it lies. */
export const find = (files: Files, { name, root }: TextPlace, path = join(root, name)): Effect.Effect<FoundText> =>
  files.readText(path, { follow: false }).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Checked)),
    Effect.map((checked) => judge(checked, name)),
    Effect.catch((error) => Effect.succeed(lack(error)))
  )

/** `undefined` when there is none, or when it is damaged. */
export const textOf = (files: Files, place: TextPlace): Effect.Effect<string | undefined> =>
  Effect.map(find(files, place), (found) => (found._tag === "Intact" ? found.text : undefined))

/** `path`: where it lies until what it belongs to gets its name as a whole. */
export const write = (
  files: Files,
  { name, root }: TextPlace,
  text: string,
  path = join(root, name)
): Effect.Effect<void, FileAccessFailed> =>
  files.write(path, JSON.stringify({ name, sha256: digestOf(name, text), text }))
