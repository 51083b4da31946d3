/** A path among the arguments of a platform. */
import { join } from "../services/Filesystem.ts"

/** Absolute; an empty argument counts as none. */
export const given = (cwd: string, arg: string | undefined): string | undefined =>
  arg === undefined || arg === "" ? undefined : arg.startsWith("/") ? arg : join(cwd, arg)
