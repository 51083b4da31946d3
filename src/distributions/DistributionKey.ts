/** Under which key a compiled distribution is kept: its wheel's bytes, and all of a Python that compiled files depend on. */
import type { Runtime } from "../domain/Runtime.ts"
import { sha256 } from "../services/Digest.ts"
import { launcher } from "./Launcher.ts"
import { compileDistributions } from "../python/Programs.ts"

/** The program that makes distributions, so that none is taken for what another version of it would make. */
const compilerVersion = sha256(compileDistributions + launcher)

/** Neither the patch release of the Python nor its place has a say. */
export const distributionKey = (wheelSha256: string, runtime: Runtime): string => {
  const { abi, cacheTag, implementation, magic, sitePackages } = runtime
  return sha256(JSON.stringify([compilerVersion, wheelSha256, implementation, cacheTag, magic, abi, sitePackages]))
}
