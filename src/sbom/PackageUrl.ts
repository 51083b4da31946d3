/** Package URLs (ECMA-427), and what a `direct_url.json` comes to in one. */

export interface Address {
  /** `git+https://…@commit`, or the address of a file. */
  readonly text: string
  readonly qualifier: "download_url" | "vcs_url"
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `undefined` for a text that is not as PEP 610 has it. */
export const addressOf = (directUrl: string): Address | undefined => {
  const found = parsed(directUrl)
  if (!isRecord(found) || typeof found["url"] !== "string") return undefined
  const { url, vcs_info: from } = found
  if (from === undefined) return { text: url, qualifier: "download_url" }
  if (!isRecord(from) || typeof from["vcs"] !== "string" || typeof from["commit_id"] !== "string") return undefined
  return { text: `${from["vcs"]}+${url}@${from["commit_id"]}`, qualifier: "vcs_url" }
}

/** Everything but unreserved characters is encoded, and the colon is not (ECMA-427, 5.4). */
const encoded = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll("%3A", ":")
    .replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

/** `name` is normalised, as the type `pypi` asks for. */
export const packageUrl = (type: "generic" | "pypi", name: string, version: string, from?: Address): string =>
  `pkg:${type}/${encoded(name)}@${encoded(version)}${from === undefined ? "" : `?${from.qualifier}=${encoded(from.text)}`}`
