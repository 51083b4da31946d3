/** Whether a failure only says that an index, or what leads to it, does not answer. */
import type { StagingError } from "../../domain/StagingError.ts"
import { DependencyInstallFailed } from "./DependencyInstallFailed.ts"

/** Names, connections and servers that do not answer; a refusal, a bad certificate and a wrong hash are answers. */
const unreachable = new Set([
  "pip/host-not-found",
  "pip/network-unreachable",
  "pip/connection-timeout",
  "pip/connection-refused",
  "pip/connection-broken",
  "pip/proxy-unreachable",
  "pip/server-error",
  "tools/unavailable"
])

export const isUnreachable = (error: StagingError): boolean =>
  unreachable.has(error.id) || (error instanceof DependencyInstallFailed && error.timedOut)
