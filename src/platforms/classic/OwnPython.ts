/** An interpreter that lies in the app moves with it, so `.python/bin/python` leads there from where it is, not from the root of the disk. */
import * as Effect from "effect/Effect"
import { dirname, Filesystem, ifSeen, join } from "../../services/Filesystem.ts"

const isPython = (name: string): boolean => /^python[\d.]*$/.test(name)

/** The way from one directory to a path, both absolute and below a common root. */
const relative = (from: string, to: string): string => {
  const [here, there] = [from.split("/"), to.split("/")]
  let common = 0
  while (common < here.length && here[common] === there[common]) common += 1
  return [...here.slice(common).map(() => ".."), ...there.slice(common)].join("/")
}

/** Links in `prefix`, which is about to become `target`, to what lies in the app. */
export const linkWithin = Effect.fn("OwnPython.linkWithin")(function* (root: string, prefix: string, target: string) {
  const files = yield* Filesystem
  const programs = join(prefix, "bin")
  const links = (yield* files.entries(programs)).filter(({ kind, name }) => kind === "link" && isPython(name))
  for (const { name } of links) {
    const path = join(programs, name)
    const real = yield* ifSeen(files.realPath(path))
    if (real === undefined || !real.startsWith(`${root}/`) || real.startsWith(`${dirname(prefix)}/`)) continue
    yield* files.remove(path)
    yield* files.link(relative(join(target, "bin"), real), path)
  }
})
