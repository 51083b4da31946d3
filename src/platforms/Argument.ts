/** Paths among the arguments of a platform. */
import { join } from "../services/Filesystem.ts"

/** Absolute; an empty argument counts as none. */
export const given = (cwd: string, arg: string | undefined): string | undefined =>
  arg === undefined || arg === "" ? undefined : arg.startsWith("/") ? arg : join(cwd, arg)

/** What the first two say, be the others right or wrong: the app's folder, and the directory that is kept for it. */
export const outsetOf = ({
  args: [build, cache],
  cwd
}: {
  readonly args: ReadonlyArray<string>
  readonly cwd: string
}): { readonly cache: string | undefined; readonly root?: string } => {
  const root = given(cwd, build)
  return { cache: given(cwd, cache), ...(root === undefined ? {} : { root }) }
}
