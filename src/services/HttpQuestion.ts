/** What a server is asked about a file, and what it answers. */
import * as Data from "effect/Data"

/** What is known of the content from before. */
export interface Known {
  readonly etag?: string | undefined
  readonly modified?: string | undefined
}

export interface HttpQuestion {
  /** May hold credentials; they are sent to its own host alone. */
  readonly url: string
  readonly known: Known
  /** Where certificates are trusted from, and by which proxy: the variables of this staging. */
  readonly variables: ReadonlyMap<string, string>
  /** Read to the end when it has changed, for its digest. */
  readonly whole: boolean
}

export interface HttpAnswer {
  /** 304 where it is as it was. */
  readonly status: number
  readonly etag?: string
  readonly modified?: string
  /** The digest of the content, where it was read. */
  readonly sha256?: string
}

export interface DownloadRequest {
  /** May hold credentials; they are sent to its own host alone. */
  readonly url: string
  /** Where certificates are trusted from, and by which proxy: the variables of this staging. */
  readonly variables: ReadonlyMap<string, string>
  /** The file to write; nothing is there unless the status is 200. */
  readonly to: string
  /** Hears, as it comes, how many bytes there are, and of how many where the server says so. */
  readonly hears?: (received: number, total: number | undefined) => void
}

export interface Downloaded {
  readonly status: number
  /** The digest of the content, in hexadecimal; empty unless the status is 200. */
  readonly sha256: string
}

/** No answer: nobody is reached, or whoever is cannot be talked with from here, as when nothing vouches for it. */
export class HostSilent extends Data.TaggedError("HostSilent")<{
  readonly detail: string
  readonly unreachable: boolean
}> {}
