/** The contract of whoever can find Pythons; the list in use is a reference that a layer replaces. */
import type * as Effect from "effect/Effect"
import type { PythonRequest } from "../domain/PythonVersion.ts"
import type { RejectedRuntime, Runtime } from "../domain/Runtime.ts"
import type { StagingError } from "../domain/StagingError.ts"
import type { Cache } from "../services/Cache.ts"
import type { Env } from "../services/Env.ts"
import type { Filesystem } from "../services/Filesystem.ts"
import type { Process } from "../services/Process.ts"

export type Services = Filesystem | Process | Cache | Env

export interface Discovery {
  readonly found: ReadonlyArray<Runtime>
  readonly rejected: ReadonlyArray<RejectedRuntime>
}

export interface RuntimeProvider {
  readonly id: string
  /** The provider's name for people: `ActivePython under /opt`. */
  readonly title: string
  /** Reads only. With `wanted`, Pythons whose name already says another line need not be asked what they are. */
  readonly discover: (wanted: PythonRequest | undefined) => Effect.Effect<Discovery, StagingError, Services>
  /** Puts the chosen Python where it will run; a Python of the stack is there already. */
  readonly provide: (runtime: Runtime) => Effect.Effect<Runtime, StagingError, Services>
}
