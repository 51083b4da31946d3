/** What changes from staging to staging is left out of keys: where the app lies, and what lies around it. */
import * as Effect from "effect/Effect"
import { Footprint } from "../domain/Footprint.ts"
import { withoutCredentials } from "../domain/Secrets.ts"
import { within } from "../services/Filesystem.ts"

/** The places of a staging, which change from build to build. */
export interface AppPlaces {
  readonly root: string
  readonly repository?: string
  readonly beside?: string
}

export const placesOf = Effect.fnUntraced(function* (root: string) {
  const { beside, repository } = yield* Footprint
  const places: AppPlaces = {
    root,
    ...(repository === undefined ? {} : { repository }),
    ...(beside === undefined ? {} : { beside })
  }
  return places
})

/** The files in them count by themselves. */
export const inApp = (text: string, { beside, repository, root }: AppPlaces): string => {
  const own = withoutCredentials(text).replaceAll(root, "{app}")
  const above = repository === undefined ? own : own.replaceAll(repository, "{repository}")
  return beside === undefined ? above : above.replaceAll(beside, "{beside}")
}

/** A path as seen from the app, or from the top of the repository. */
export const seenFromApp = (path: string, { repository, root }: AppPlaces): string => {
  const below = within(path, root)
  return below === path && repository !== undefined ? path.replace(`${repository}/`, "{repository}/") : below
}
