/** What a package of the buildpack brings along, so that it need not be fetched: a folder beside `bin/`, which a clone does not have. */
import * as Context from "effect/Context"
import { join } from "./Filesystem.ts"

/** The folder's name in the buildpack's own directory. The Node.js in it is found by `bin/node.sh`. */
export const dependenciesName = "dependencies"

export interface Interface {
  /** The packaging tools, as wheels. */
  readonly tools: string
  /** Archives of Pythons, with an index. */
  readonly pythons: string
  /** The pages of what ids mean, which a clone has as well. */
  readonly pages: string
}

/** The places in a buildpack's directory, be anything there or not. */
export const dependenciesIn = (home: string): Interface => ({
  tools: join(home, dependenciesName, "tools"),
  pythons: join(home, dependenciesName, "pythons"),
  pages: join(home, "docs/errors")
})

/** `undefined` for who has no directory of the kind: a program over the library. */
export const OwnDependencies = Context.Reference<Interface | undefined>("buildpack/OwnDependencies", {
  defaultValue: () => undefined
})
