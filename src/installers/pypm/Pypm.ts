/** `requirements.pypm`: by ActiveState's pypm where there is one, else from wheels by pip, since the service has ended. */
import * as Effect from "effect/Effect"
import { PYPM_OPTS } from "../../domain/Options.ts"
import { Env } from "../../services/Env.ts"
import { Filesystem } from "../../services/Filesystem.ts"
import type { Installer } from "../Installer.ts"
import { findClient, installByClient } from "./Client.ts"
import { installFromWheels } from "./WheelsInstead.ts"

const id = "pypm"

export const pypm: Installer = {
  id,
  files: [{ name: "requirements.pypm" }],
  claim: ({ pypm }) => {
    if (pypm === undefined) return undefined
    const requirements = pypm.requirements.map(({ name, specifier }) => `${name}${specifier ?? ""}`)
    return {
      installs:
        requirements.length === 0
          ? []
          : [
              {
                installer: id,
                files: ["requirements.pypm"],
                title: "requirements.pypm",
                closure: [],
                settings: { requirements: requirements.join("\n") }
              }
            ],
      notices: [],
      problems: []
    }
  },
  install: ({ settings }, site) =>
    Effect.gen(function* () {
      const requirements = (settings["requirements"] ?? "").split("\n").filter((line) => line !== "")
      const client = yield* findClient(site)
      if (client === undefined) return { scripts: [], wheels: yield* installFromWheels(site, requirements) }
      yield* installByClient(site, client, requirements)
      return { scripts: [] }
    }),
  identity: ({ settings }, site) =>
    Effect.gen(function* () {
      const client = yield* findClient(site)
      const options = (yield* Env).get(PYPM_OPTS) ?? ""
      if (client === undefined) return undefined
      const files = yield* Filesystem
      return JSON.stringify([yield* files.digest(client), options, settings["requirements"] ?? ""])
    }),
  variables: ["PYPM_OPTS"]
}
