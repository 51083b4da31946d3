/** SHA-256; the one place that hashes. */
import { createHash } from "node:crypto"

/** In hexadecimal. */
export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex")

/** In URL-safe base64 without padding, as RECORD has it (PEP 376). */
export const sha256Record = (content: Uint8Array): string => createHash("sha256").update(content).digest("base64url")

export interface TreeEntry {
  readonly path: string
  readonly kind: "file" | "program" | "link" | "other" | "closed"
  /** Of the content, or of the text of the link. */
  readonly digest: string
}

/** One digest of a tree, whatever the order in which it was read. */
export const treeDigestOf = (entries: ReadonlyArray<TreeEntry>): string =>
  sha256(
    entries
      .map(({ digest, kind, path }) => `${JSON.stringify(path)} ${kind} ${digest}\n`)
      .toSorted()
      .join("")
  )
