/** SHA-256; the one place that hashes. */
import { createHash } from "node:crypto"

/** In hexadecimal. */
export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex")

/** In URL-safe base64 without padding, as RECORD has it (PEP 376). */
export const sha256Record = (content: Uint8Array): string => createHash("sha256").update(content).digest("base64url")
