/** The port on files that are fetched whole: into a file of ours, with the digest of what came. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { FileAccessFailed } from "./Filesystem.ts"
import type { Downloaded, DownloadRequest, HostSilent } from "./HttpQuestion.ts"

export interface Interface {
  readonly fetch: (request: DownloadRequest) => Effect.Effect<Downloaded, HostSilent | FileAccessFailed>
}

/** Loaded with the first download: most stagings have none. */
const fetch: Interface["fetch"] = (request) =>
  Effect.flatMap(
    Effect.promise(() => import("./HttpNode.ts")),
    ({ download }) => download(request)
  )

/** Needs nothing to be set up, so it is there without a layer; a test puts another in its place. */
export const Download = Context.Reference<Interface>("buildpack/Download", { defaultValue: () => ({ fetch }) })
