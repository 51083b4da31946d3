/** Which files of an application a build of it sees: its own, without what stagings, tools and other languages make there. */

const made = new Set([".python", "node_modules", ".venv", "venv", "__pycache__", ".hg", ".svn"])
/**
 * The files of a repository that tell a version (setuptools_scm asks for commit and tags); its index is none, since it
 * changes when it is looked at.
 */
const ofRepository = /^\.git\/(?:HEAD|packed-refs|refs(?:\/.*)?|config|objects(?:\/.*)?|shallow)$/

/** `path` counts from the root of the application. */
export const isSource = (path: string): boolean => {
  const [top = "", ...rest] = path.split("/")
  const name = rest.at(-1) ?? top
  if (top.startsWith(".python-buildpack-") || name === "__pycache__" || made.has(top)) return false
  if (path === ".profile.d/python.sh") return false
  return top !== ".git" || path === ".git" || ofRepository.test(path)
}

/** Is it a part of what decides the result? A commit's name stands for its objects, which every clone packs in another way. */
export const decides = (path: string): boolean => isSource(path) && !/^\.git\/(?:objects|config|shallow)/.test(path)
