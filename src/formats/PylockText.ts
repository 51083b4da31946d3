/** A `pylock.toml` (PEP 751, lock-version 1.0) of packages that are known to the last file. */
import { stringify } from "smol-toml"
import type { PackageSource } from "../domain/PackageSource.ts"
import { isAddress } from "../domain/Lock.ts"

export interface PinnedPackage {
  readonly name: string
  readonly version: string
  readonly source: PackageSource
  /** SHA-256 of the wheel that was installed, where one was. */
  readonly wheel: string | undefined
}

export interface LockedEnvironment {
  /** `3.12` */
  readonly line: string
  /** The condition of where it holds: other systems may need other files, and other packages. */
  readonly environment: string
  readonly packages: ReadonlyArray<PinnedPackage>
  /** What it is made from, for whoever wonders. */
  readonly key: string
}

/** Paths are from the file itself, with slashes. */
const placeOf = (at: string) => (isAddress(at) ? { url: at } : { path: at })

const below = ({ subdirectory }: { readonly subdirectory?: string }) =>
  subdirectory === undefined ? {} : { subdirectory }

const sourceOf = ({ source, version, wheel = "" }: PinnedPackage) => {
  switch (source._tag) {
    case "Wheel":
      return { version, wheels: [{ name: source.file, ...placeOf(source.at), hashes: { sha256: wheel } }] }
    case "Sdist":
      return { version, sdist: { name: source.file, ...placeOf(source.at), hashes: { sha256: source.sha256 } } }
    case "Archive":
      return {
        version,
        archive: { ...placeOf(source.at), hashes: { sha256: source.sha256 ?? wheel }, ...below(source) }
      }
    case "Repository":
      return { version, vcs: { type: source.system, url: source.url, "commit-id": source.commit, ...below(source) } }
    case "Folder":
      // Its version is whatever its files say when it is built.
      return { directory: { path: source.path, editable: false, ...below(source) } }
  }
}

export const pylockText = ({ environment, key, line, packages }: LockedEnvironment): string =>
  stringify({
    "lock-version": "1.0",
    environments: [environment],
    "requires-python": `==${line}.*`,
    "created-by": "python-buildpack",
    packages: packages.map((one) => ({ name: one.name, ...sourceOf(one) })),
    tool: { "python-buildpack": { environment: key } }
  })
