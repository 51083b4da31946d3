import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { join, listWheels, type Installer, type StagingError } from "../../../src/index.ts"

class NoWheels extends Data.TaggedError("NoWheels")<{}> implements StagingError {
  readonly id = "vendor/no-wheels"
  readonly blame = "app"
  readonly title = "vendor/ has no wheels"
  override readonly message = "The folder vendor/ is there, but no file in it ends in .whl."
  readonly hints = ["Fill it with `pip download -d vendor -r requirements.txt`, and commit it."]
}

const id = "vendored-wheels"

export const vendoredWheels: Installer = {
  id,
  files: [],
  claim: ({ names }) =>
    names.has("vendor/")
      ? { installs: [{ installer: id, files: ["vendor/"], title: "the wheels in vendor/", closure: [], settings: {} }], notices: [], problems: [] }
      : undefined,
  install: (_, site) =>
    Effect.gen(function* () {
      const wheels = yield* listWheels(join(site.root, "vendor"))
      if (wheels.length === 0) return yield* new NoWheels()
      return { scripts: [], wheels: wheels.map(({ path }) => path) }
    })
}
