/** What a requirement file says, as a digest: what pip passes over (comments, blank lines, how lines end) does not count. */
import { sha256 } from "../../services/Digest.ts"
import { withoutCredentials } from "../../domain/Secrets.ts"
import { type LogicalLine, logicalLines } from "./LogicalLine.ts"
import { decode, type Decoded } from "../TextFile.ts"

// oxlint-disable-next-line no-control-regex -- the whole of ASCII
const ascii = /^[\0-\x7f]*$/

/** The digest of a file that has been read already. In ASCII alone, every encoding that a file may name says the same. */
export const digestOf = ({ encoding }: Decoded, lines: ReadonlyArray<LogicalLine>): string => {
  const said = lines.map(({ text }) => text).join("\n")
  return sha256(withoutCredentials(ascii.test(said) ? said : `${encoding}\n${said}`))
}

/** The digest of a file, by its bytes. */
export const requirementsDigest = (bytes: Uint8Array): string => {
  const decoded = decode(bytes)
  return digestOf(decoded, logicalLines(decoded.text))
}
