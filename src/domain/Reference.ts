/** What an app asks for by an address that may mean something else tomorrow: a branch, a tag, an archive without a hash. */
import * as Schema from "effect/Schema"

export const Reference = Schema.TaggedUnion({
  Repository: {
    /** The distribution's name, normalised. */
    name: Schema.String,
    system: Schema.Literals(["git", "hg", "svn", "bzr"]),
    /** The address for its client, without credentials and revision. */
    url: Schema.String,
    /** A branch, a tag, `refs/pull/7/head`; without one, what the repository offers first. */
    revision: Schema.optionalKey(Schema.String),
    /** What that was. */
    commit: Schema.String,
    /** When that was last asked, in milliseconds since 1970. */
    asked: Schema.Number
  },
  Archive: {
    name: Schema.String,
    /** The address, without credentials, query and fragment. */
    url: Schema.String,
    /** The digest of what was there. */
    sha256: Schema.String,
    /** What its server names that content by (RFC 9110), where it does. */
    etag: Schema.optionalKey(Schema.String),
    modified: Schema.optionalKey(Schema.String),
    asked: Schema.Number
  }
})
export type Reference = typeof Reference.Type
export type RepositoryReference = Extract<Reference, { readonly _tag: "Repository" }>
export type ArchiveReference = Extract<Reference, { readonly _tag: "Archive" }>

/** A commit or a digest as people write it. */
export const shortened = (id: string): string => (/^[0-9a-f]{20,}$/.test(id) ? id.slice(0, 7) : id)

/** `main of https://host/lib.git`, `https://host/main.zip` */
export const describe = (reference: Reference): string =>
  reference._tag === "Archive" ? reference.url : `${reference.revision ?? "the default branch"} of ${reference.url}`

/** What it stood for. */
export const contentOf = (reference: Reference): string =>
  reference._tag === "Archive" ? reference.sha256 : reference.commit

/** What became of a reference when it was asked. */
export type Verdict =
  | { readonly _tag: "Same"; readonly reference: Reference }
  /** `now` is unknown of a repository or server that answers without telling: what pip says of it is the answer. */
  | { readonly _tag: "Moved"; readonly reference: Reference; readonly now: string | undefined }
  | { readonly _tag: "Silent"; readonly reference: Reference; readonly detail: string }

/** What all verdicts come to for the packages of an environment. */
export interface ReferenceOutcome {
  readonly references: ReadonlyArray<Reference>
  readonly moved: ReadonlyArray<Extract<Verdict, { readonly _tag: "Moved" }>>
  readonly silent: ReadonlyArray<Extract<Verdict, { readonly _tag: "Silent" }>>
}

export const outcomeOf = (verdicts: ReadonlyArray<Verdict>): ReferenceOutcome => ({
  references: verdicts.map(({ reference }) => reference),
  moved: verdicts.filter((verdict) => verdict._tag === "Moved"),
  silent: verdicts.filter((verdict) => verdict._tag === "Silent")
})
