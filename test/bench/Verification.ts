/** Whether a staged user base works: every package, in its version, imports, from there, from compiled files. */
import { execFile } from "node:child_process"
import type { Python } from "../support/machine/Pythons.ts"
import type { AppSet } from "./Sets.ts"

/** `-S` hides what the interpreter itself has installed; `-B` keeps an import from making what is missing. */
const script = String.raw`
import importlib, json, os, re, site, sys
if sys.version_info >= (3,):
    import importlib.util
place = os.path.realpath(site.getusersitepackages())
site.addsitedir(place)
imports, requirements = json.loads(sys.argv[1])
found = [re.sub("[-_.]+", "-", name).lower() for name in os.listdir(place)]
for requirement in requirements:
    name, version = (re.sub("[-_.]+", "-", each) for each in requirement.lower().split("=="))
    metadata = [each for each in found if re.match(name + r"-\d.*-(dist|egg)-info$", each)]
    if len(metadata) != 1 or not metadata[0].startswith("%s-%s-" % (name, version)):
        sys.exit("%s is asked for, and there is %s" % (requirement, ", ".join(metadata) or "none"))
for name in imports:
    importlib.import_module(name)
loaded = [m for m in list(sys.modules.values()) if os.path.realpath(getattr(m, "__file__", None) or "").startswith(place)]
for name in imports:
    if sys.modules[name] not in loaded:
        sys.exit("%s comes from elsewhere" % name)
for path in set(module.__file__ for module in loaded):
    # Python 2 names the file that it read, Python 3 always the source.
    if path.endswith(".py") and sys.version_info >= (3,):
        path = importlib.util.cache_from_source(path)
    if path.endswith((".py", ".pyc")) and not (path.endswith(".pyc") and os.path.exists(path)):
        sys.exit("%s is not compiled" % path)
`

/** Throws with what is wrong. */
export const verify = async (set: AppSet, python: Python, base: string): Promise<void> => {
  const env = { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", PYTHONUSERBASE: base }
  const trouble = await new Promise<string | undefined>((resolve) => {
    execFile(
      python.path,
      ["-S", "-B", "-c", script, JSON.stringify([set.imports, set.requirements])],
      { env, cwd: "/" },
      (error, _, stderr) => resolve(error === null ? undefined : (stderr.trim().split("\n").at(-1) ?? error.message))
    )
  })
  if (trouble !== undefined) throw new Error(`what was staged does not work: ${trouble}`)
}
