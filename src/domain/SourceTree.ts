/** Which files of an application a build of it sees: its own, without what stagings, tools and other languages make there. */
import { isKept } from "./Footprint.ts"

const made = new Set(["node_modules", ".venv", "venv", "__pycache__", ".hg", ".svn"])
/**
 * The files of a repository that tell a version (setuptools_scm asks for commit and tags); its index is none, since it
 * changes when it is looked at.
 */
const ofRepository = /^\.git\/(?:HEAD|packed-refs|refs(?:\/.*)?|config|objects(?:\/.*)?|shallow)$/

/** `path` counts from the root of the application, of which the platform keeps some for itself. */
export const isSource = (path: string, keeps: ReadonlyArray<string>): boolean => {
  const [top = "", ...rest] = path.split("/")
  const name = rest.at(-1) ?? top
  if (top.startsWith(".python-buildpack-") || name === "__pycache__" || made.has(top)) return false
  if (isKept(keeps, path)) return false
  return top !== ".git" || path === ".git" || ofRepository.test(path)
}

/** Whether a source is a part of what decides the result: a commit's name stands for its objects, which every clone packs in another way. */
export const decides = (path: string): boolean => !/^\.git\/(?:objects|config|shallow)/.test(path)
