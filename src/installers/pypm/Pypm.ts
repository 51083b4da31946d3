/** `requirements.pypm`: by ActiveState's pypm where there is one, else from wheels by pip, since the service has ended. */
import * as Effect from "effect/Effect"
import { PYPM_OPTS } from "../../domain/Options.ts"
import { Env } from "../../services/Env.ts"
import { Filesystem } from "../../services/Filesystem.ts"
import type { Standalone } from "../Installer.ts"
import { findClient, installByClient } from "./Client.ts"
import { parse } from "./PypmFile.ts"
import { installFromWheels } from "./WheelsInstead.ts"

const id = "pypm"
const file = "requirements.pypm"

export const pypm: Standalone = {
  _tag: "Standalone",
  id,
  files: [{ name: file }],
  claim: ({ texts }) => {
    const text = texts.get(file)
    if (text === undefined) return undefined
    const { notices, problems, requirements } = parse(text)
    const asked = requirements.map(({ name, specifier }) => `${name}${specifier ?? ""}`)
    return {
      installs:
        asked.length === 0
          ? []
          : [
              { _tag: "Alone", installer: id, files: [file], title: file, settings: { requirements: asked.join("\n") } }
            ],
      lines: [{ name: file, lines: requirements.map(({ text }) => text) }],
      notices,
      problems
    }
  },
  install: ({ settings }, place, source) =>
    Effect.gen(function* () {
      const requirements = (settings["requirements"] ?? "").split("\n").filter((line) => line !== "")
      const client = yield* findClient(place)
      if (client === undefined) return { scripts: [], wheels: yield* installFromWheels(place, source, requirements) }
      yield* installByClient(place, client, requirements)
      return { scripts: [] }
    }),
  identity: ({ settings }, place) =>
    Effect.gen(function* () {
      const client = yield* findClient(place)
      const options = (yield* Env).get(PYPM_OPTS) ?? ""
      if (client === undefined) return undefined
      const files = yield* Filesystem
      return JSON.stringify([yield* files.digest(client), options, settings["requirements"] ?? ""])
    }),
  variables: ["PYPM_OPTS"]
}
