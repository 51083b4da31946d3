/** What the output of a failed build proves: the last error, and where in the package it came up. */
import type { FailedBuild } from "../FailedBuild.ts"

/** The line of an exception, or of `error:`, that came last. */
export const lastError = (build: FailedBuild): string | undefined =>
  build.output.findLast((text) =>
    /^[A-Za-z_][\w.]*(?:Error|Exception|Unavailable|NotFound|Interrupt|InvalidVersion|InvalidRequirement)(?::|$)/.test(
      text
    )
  )

const library = /\/(?:site-packages|dist-packages|lib(?:64)?\/python\d)[./]|<frozen|_in_process|\/pip\/_vendor\//

/** Where the exception that came last was raised: `setup.py line 2`, with the line where Python shows it. */
export const raisedAt = (
  build: FailedBuild
): { readonly place: string; readonly code: string | undefined } | undefined => {
  const frames = build.output.flatMap((text, at) => (/^\s*File "[^"]+", line \d+/.test(text) ? [at] : []))
  // Of a mistake in a file, the file; of a function of Python's library, who called it.
  const inFile = /^(?:SyntaxError|IndentationError|TabError)/.test(lastError(build) ?? "")
  const at = inFile ? undefined : frames.findLast((frame) => !library.test(build.output[frame] ?? ""))
  const frame = at ?? frames.at(-1) ?? -1
  const [, path, line] = /File "([^"]+)", line (\d+)/.exec(build.output[frame] ?? "") ?? []
  if (path === undefined || line === undefined) return undefined
  const code = build.output[frame + 1]
  const shown = code !== undefined && /^\s/.test(code) && !/^\s*(?:File|\^)/.test(code) ? code.trim() : undefined
  return { place: `${path === "<string>" ? "setup.py" : path.replace(/^.*\//, "")} line ${line}`, code: shown }
}

/** The error as two lines of a message: the place with its code, and what it says. */
export const evidence = (build: FailedBuild): string => {
  const at = raisedAt(build)
  const error = lastError(build) ?? ""
  return at === undefined ? `  ${error}` : `  ${at.place}${at.code === undefined ? "" : `: ${at.code}`}\n  ${error}`
}
