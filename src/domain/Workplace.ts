/** Where a program of a staging works: the chosen Python, the application, the packages' place, a directory of its own. */
import type { Runtime } from "./Runtime.ts"

export interface Workplace {
  readonly runtime: Runtime
  /** The application's directory. */
  readonly root: string
  /** A user base (PEP 370), empty and private to whoever installs into it. */
  readonly prefix: string
  /** Private to this staging, gone afterwards. */
  readonly work: string
}
