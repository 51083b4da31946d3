/** SHA-256, and what is derived from secrets; the one place that hashes. */
import { createHash, randomBytes, scryptSync } from "node:crypto"
import * as Effect from "effect/Effect"

/** The SHA-256 in hexadecimal. */
export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex")

/** The SHA-256 in URL-safe base64 without padding, as RECORD has it (PEP 376). */
export const sha256Record = (content: Uint8Array): string => createHash("sha256").update(content).digest("base64url")

/** What can be compared of a secret and not turned back: salted, and slow to try (scrypt, RFC 7914; about 10 ms). */
export const keyed = (salt: string, secret: string): string =>
  scryptSync(secret, salt, 32, { N: 4096, r: 8, p: 1 }).toString("hex")

/** 128 bits that nobody can guess, in hexadecimal. */
export const randomWord = Effect.sync(() => randomBytes(16).toString("hex"))

export interface TreeEntry {
  readonly path: string
  readonly kind: "file" | "program" | "link" | "other" | "closed"
  /** The digest of the content, or of the text of the link. */
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
