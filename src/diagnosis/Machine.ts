/** Rules for what the machine could not give: time, memory, space, rights. */
import { buildOf, type FailedBuild, lastMention } from "./FailedBuild.ts"
import type { Diagnosis, PipFailure, Rule } from "./Rule.ts"
import { packageOf } from "./building/PackageWording.ts"

const trouble = (id: string, title: string, message: string, ...hints: ReadonlyArray<string>): Diagnosis => ({
  id,
  blame: "environment",
  title,
  message,
  hints
})

/** ` while it was at the package numpy` */
const at = (failure: PipFailure, text: string): string => {
  const last = buildOf(failure, text) ?? lastMention(text.split("\n"))
  return last === undefined ? "" : ` while it was at ${packageOf(last)}`
}

/** What pip says in a resolution that does not end, of which more can be told. */
const undecided = /^INFO: (?:pip is looking at multiple versions of|This is taking longer than usual)/m

const timeout: Rule = (failure, text) =>
  failure.timedOut && !undecided.test(text)
    ? trouble(
        "pip/timed-out",
        "pip took too long",
        `pip was ended${at(failure, text)}, since the step took longer than it may.`,
        "Set `BUILDPACK_STEP_TIMEOUT` to more seconds (3600 is the default), if the platform waits that long.",
        "Building from source takes the longest: releases that come compiled (as wheels) for the chosen Python install in seconds."
      )
    : undefined

/**
 * Whether a process was killed: of a build that ran out of memory nothing else is seen, since the kernel tells the
 * reason to nobody.
 */
const wasKilled = (failure: PipFailure, build: FailedBuild | undefined, text: string): boolean =>
  failure.signal === "SIGKILL" ||
  failure.exitCode === 137 ||
  build?.exitCode === -9 ||
  build?.exitCode === 137 ||
  /^\s*Killed\s*$|Killed signal terminated program|internal compiler error: Killed|signal: 9, SIGKILL/m.test(text)

const memory =
  /^\s*MemoryError\b|virtual memory exhausted|: out of memory allocating |\[Errno 12\] Cannot allocate memory|^\s*LLVM ERROR: out of memory|memory allocation of \d+ bytes failed/

const outOfMemory: Rule = (failure, text) => {
  const build = buildOf(failure, text)
  const said = failure.output.find((line) => memory.test(line))?.trim()
  const killed = wasKilled(failure, build, text)
  if (said === undefined && !killed) return undefined
  return trouble(
    "pip/out-of-memory",
    "The build ran out of memory",
    said === undefined || killed
      ? `A process was killed${at(failure, text)}. Most often the system does that when the memory given to the staging is used up.`
      : `There was not enough memory${at(failure, text)}: ${said}`,
    "Give the staging more memory (a setting of the platform).",
    "Or let fewer compilers run at once: set `MAKEFLAGS=-j1` and `MAX_JOBS=1`.",
    "Or take a release that comes compiled (as a wheel) for the chosen Python, so that nothing is built."
  )
}

const crashed: Rule = (failure, text) => {
  const build = buildOf(failure, text)
  const status = build?.exitCode ?? failure.exitCode ?? 0
  const signal =
    failure.signal ??
    {
      "-4": "SIGILL",
      "-6": "SIGABRT",
      "-7": "SIGBUS",
      "-11": "SIGSEGV",
      132: "SIGILL",
      134: "SIGABRT",
      139: "SIGSEGV"
    }[status]
  if (signal === undefined || signal === "SIGKILL" || failure.timedOut) return undefined
  return trouble(
    "pip/crashed",
    "A process of the build crashed",
    `A process was ended by ${signal}${at(failure, text)}.`,
    "Stage once more. If it ends the same way, take another release of that package, or another Python."
  )
}

const diskFull: Rule = (failure, text) => {
  const said = /(?:\[Errno 28\]|No space left on device|\[Errno 122\]|Disk quota exceeded)[^\n]*/.exec(text)?.[0]
  if (said === undefined) return undefined
  const quota = /122|quota/.test(said)
  const full = trouble(
    "pip/disk-full",
    quota ? "The disk quota is used up" : "The disk is full",
    `pip could not write a file${at(failure, text)}: ${said.replace(/^\[Errno \d+\] /, "")}.`,
    "Give the staging more disk space (a setting of the platform), or clear the build cache.",
    "pip unpacks and builds below $TMPDIR (/tmp where it is not set), which may be a small file system of its own: point it at a folder with room.",
    "See what is large: packages such as torch and tensorflow have smaller releases for machines without a graphics card (`tensorflow-cpu`)."
  )
  return { ...full, transient: true }
}

const readOnly: Rule = (failure, text) => {
  const [, path] = /(?:\[Errno 30\] )?Read-only file system(?::? '([^']+)')?/.exec(text) ?? [undefined, undefined]
  if (!/Read-only file system/.test(text)) return undefined
  return trouble(
    "pip/read-only",
    "A file system is read-only",
    `pip may not write ${path === undefined ? "where it has to" : `to ${path}`}${at(failure, text)}: that file system is mounted read-only.`,
    "The app's directory, the cache directory and the directory for temporary files (`TMPDIR`) must be writable while staging."
  )
}

const system = /^\/(?:usr|etc|opt|var|lib|bin|sbin|boot|root|srv)\//

/** A setup.py that writes into the system is the package's doing; anything else is the machine's. */
const permission: Rule = (failure, text) => {
  const [, path] =
    /\[Errno 13\] Permission denied: [ub]?'([^']+)'/.exec(text) ??
    /could not (?:create|delete) '([^']+)': Permission denied/.exec(text) ??
    []
  if (path === undefined) return undefined
  const build = buildOf(failure, text)
  if (build !== undefined && system.test(path)) {
    return {
      id: "pip/writes-into-system",
      blame: "app",
      title: "A package wants to change the system",
      message: `The setup.py of ${packageOf(build)} tries to write ${path}, outside of the app. While staging only the app's directory may be written.`,
      hints: [
        "Take another release of the package, or another package: what it puts there would not be there at run time either."
      ]
    }
  }
  return trouble(
    "pip/permission-denied",
    "A file may not be read or written",
    `pip was denied access to ${path}${at(failure, text)}.`,
    "Make that file and its directory readable and writable for the user that stages, or remove it: `ls -ld` tells whose it is.",
    /\/(?:pip-|tmp)[^/]*\//.test(path)
      ? "Where that is a program: the file system of $TMPDIR may be mounted `noexec`; point $TMPDIR at a folder where programs may be started."
      : "A file that an earlier staging left as another user goes away with the build cache."
  )
}

const tooMany: Rule = (failure, text) => {
  const files = /\[Errno 24\]|Too many open files/.test(text)
  const processes =
    /\[Errno 11\] Resource temporarily unavailable|can't start new thread|fork: (?:retry: )?Resource temporarily unavailable/.test(
      text
    )
  if (!files && !processes) return undefined
  return files
    ? trouble(
        "pip/too-many-open-files",
        "Too many files are open",
        `pip could not open another file${at(failure, text)}: the limit of open files is reached.`,
        "Raise the limit where the staging runs: `ulimit -n 4096`."
      )
    : trouble(
        "pip/too-many-processes",
        "No further process may be started",
        `pip could not start another process or thread${at(failure, text)}: the limit of processes is reached.`,
        "Raise the limit where the staging runs (`ulimit -u`; for containers the pids limit).",
        "Or let fewer compilers run at once: set `MAKEFLAGS=-j1` and `MAX_JOBS=1`."
      )
}

export const machine: ReadonlyArray<Rule> = [timeout, outOfMemory, crashed, diskFull, readOnly, permission, tooMany]
