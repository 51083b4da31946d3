/** Where what pip chose can be had again, without anybody's credentials. */
import type { PackageSource } from "../../domain/PackageSource.ts"
import { fileNameOf } from "../../domain/Lock.ts"
import * as Address from "../../domain/RepositoryAddress.ts"
import { withoutCredentials } from "../../domain/Secrets.ts"
import type { Chosen } from "./Account.ts"

/** `seen` is the path from the app's root where an address leads to a file or a folder; absolute outside of it. */
export const sourceAgain = (
  { address, asked, commit = "", kind, subdirectory }: Chosen,
  seen: string | undefined,
  sha256: string | undefined
): PackageSource | undefined => {
  const below = subdirectory === "" ? {} : { subdirectory }
  if (kind === "folder") return { _tag: "Folder", path: seen ?? ".", ...below }
  if (kind === "repository") {
    const repository = Address.parse(address)
    if (repository === undefined || commit === "") return undefined
    return { _tag: "Repository", system: repository.system, url: withoutCredentials(repository.url), commit, ...below }
  }
  const at = seen ?? withoutCredentials(address).replace(/#.*$/, "")
  const place = { file: fileNameOf(at), at }
  if (asked) return { _tag: "Archive", ...place, ...below, ...(sha256 === undefined ? {} : { sha256 }) }
  return sha256 === undefined ? { _tag: "Wheel", ...place } : { _tag: "Sdist", ...place, sha256 }
}
