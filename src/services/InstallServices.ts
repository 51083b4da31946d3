/** The services that whoever installs something may use. */
import type { Cache } from "./Cache.ts"
import type { Env } from "./Env.ts"
import type { Filesystem } from "./Filesystem.ts"
import type { Process } from "./Process.ts"
import type { Report } from "./Report.ts"

export type InstallServices = Filesystem | Process | Cache | Env | Report
