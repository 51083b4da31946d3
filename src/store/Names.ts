/** The names under which a wheel store keeps its blobs, whatever medium holds them. */

/** Texts with a checksum of their own, by key. */
export const texts = ["environments", "distributions", "wheels"] as const
export type Texts = (typeof texts)[number]

export const textName = (kind: Texts, key: string): string => `${kind}/${key}.json`
/** A compressed archive, by the SHA-256 of its bytes. */
export const archiveName = (sha256: string): string => `archives/${sha256}.tar.zst`
/** A wheel that was built here, by the SHA-256 of its bytes. */
export const wheelName = (sha256: string): string => `files/${sha256}.whl`

/** The digest or key that a blob is named for. */
export const keyOf = (name: string): string => name.replace(/\.(?:json|whl|tar\.zst)$/, "")
