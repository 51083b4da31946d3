/** What is installed, as it can be compared: names, versions, modules; and the pip of a staging, run by hand. */
import { readFileSync } from "node:fs"
import { dirname } from "node:path"
import { walk } from "../machine/Folders.ts"

export const normalised = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, "-")

/** Names, versions, and the content of every module. */
export const contentOf = (packages: string): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const path of walk(packages)) {
    const file = path.slice(packages.length + 1)
    if (/\.dist-info\/METADATA$|\.egg-info(?:\/PKG-INFO)?$/.test(file)) {
      const text = readFileSync(path, "utf8")
      found[`${normalised(/^Name: (.*)$/m.exec(text)?.[1] ?? "")} ${/^Version: (.*)$/m.exec(text)?.[1] ?? ""}`] = ""
    } else if (file.endsWith(".py")) found[file] = readFileSync(path, "utf8")
  }
  return found
}

/** The directory of the tools that a staging with this cache runs. */
export const toolsIn = (cache: string): string => {
  const found = walk(cache).find((path) => path.endsWith("/pip/__main__.py"))
  if (found === undefined) throw new Error("the cache has no tools")
  return dirname(dirname(found))
}
