/** Where this buildpack keeps things, before any variable of an app has been read. */

/** The name of what is ours in a cache directory: other buildpacks keep things in a platform's directory too. */
export const cacheFolder = "python-buildpack"

/** A person's own cache directory, in the place that the XDG Base Directory Specification gives it. */
export const personalCache = (env: Readonly<Record<string, string | undefined>>): string | undefined => {
  const [given = "", home = ""] = [env["XDG_CACHE_HOME"], env["HOME"]]
  // It wants paths that are not absolute to be passed over.
  if (given.startsWith("/")) return given
  return home.startsWith("/") ? `${home}/.cache` : undefined
}
