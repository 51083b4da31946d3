/** What the packages in a prefix are a function of, as one digest: of two prefixes with the same, every file of a package is the same. */
import type { Environment } from "../domain/Distribution.ts"
import { render } from "../domain/PythonVersion.ts"
import { sha256 } from "../services/Digest.ts"
import type { Task } from "./Task.ts"

/** The archives by content and in their order, what is written over them, and the names that the Python has beside them. */
export const prefixIdentity = (
  { runtime, shipped }: Pick<Task, "runtime" | "shipped">,
  { archives, overlays = [] }: Pick<Environment, "archives" | "overlays">
): string =>
  sha256(
    JSON.stringify([
      // Its links in the prefix lead there.
      shipped ? "" : runtime.executable,
      runtime.implementation,
      render(runtime.version),
      runtime.sitePackages,
      archives.map((archive) => archive.sha256),
      overlays.map(({ directUrl, metadata }) => [metadata, directUrl])
    ])
  )
