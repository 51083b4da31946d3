/** Rules for what a variable or an option makes of the surroundings of a run: where it works, what a build may see. */
import { lastMention, type Mention } from "./FailedBuild.ts"
import type { Diagnosis, Rule } from "./Rule.ts"
import { packageAtStart } from "./building/PackageWording.ts"
import { optionGiven } from "./RequirementPlace.ts"

const unknown: Mention = { name: undefined, version: undefined, folder: undefined, askedBy: undefined }

/**
 * A build without isolation: pip installs nothing that it needs then, so whatever is missing is missing for that
 * reason.
 */
const isolationOff: Rule = (failure, text) => {
  const given = optionGiven(failure, "--no-build-isolation")
  const found =
    /Cannot import '([\w.]+)|No module named '?([\w.]+)'?|invalid command '(bdist_wheel)'/.exec(text) ??
    /BackendUnavailable\b/.exec(text)
  if (given === undefined || found === null) return undefined
  const missing = found[1] ?? found[2] ?? found[3] ?? "its build tool"
  return {
    id: "pip/build-isolation-off",
    blame: "app",
    title: "A build does not find its tools, since its isolation is off",
    message: `${packageAtStart(lastMention(text.split("\n")) ?? unknown)} needs \`${missing.replace("bdist_wheel", "wheel")}\` while it is built. \`--no-build-isolation\` in ${given.place} keeps pip from installing what builds ask for, and nothing of the app is installed yet.`,
    hints: [`Remove \`--no-build-isolation\` from ${given.place}.`]
  }
}

const ofMachine = (id: string, title: string, message: string, ...hints: ReadonlyArray<string>): Diagnosis => ({
  id,
  blame: "environment",
  title,
  message,
  hints
})

/** No folder for temporary files, in the words of Python's tempfile, 2.7 to 3.14. */
const noTemporaryFolder: Rule = (_failure, text) => {
  const tried = /No usable temporary (?:directory|file) ?(?:name )?found in \[([^\]\n]{0,500})\]/.exec(text)?.[1]
  return tried === undefined
    ? undefined
    : ofMachine(
        "pip/no-temporary-folder",
        "There is no folder for temporary files",
        `pip unpacks and builds in a folder for temporary files, and none of these can be written: ${tried.replaceAll(/[bu]?'/g, "")}.`,
        "Set $TMPDIR to a folder that is there and may be written, or make the one that it names."
      )
}

/** An extension on a file system that is mounted `noexec`, in the words of the C library's loader. */
const noExec: Rule = (_failure, text) => {
  const path = /([^\s:'"]{1,300}): failed to map segment from shared object/.exec(text)?.[1]
  return path === undefined
    ? undefined
    : ofMachine(
        "pip/no-exec",
        "Compiled code may not be loaded where pip builds",
        `${path} was not loaded: the file system that it lies on is mounted \`noexec\`.`,
        "Set $TMPDIR to a folder on another file system: pip builds there."
      )
}

const noSocks: Rule = (failure, text) => {
  if (!/Missing dependencies for SOCKS support/.test(text)) return undefined
  const place = optionGiven(failure, "--proxy")?.place
  return {
    id: "pip/proxy-socks",
    blame: "app",
    title: "pip cannot use a SOCKS proxy",
    message: `${place === undefined ? "$HTTPS_PROXY, $HTTP_PROXY, $ALL_PROXY or $PIP_PROXY" : `\`--proxy\` in ${place}`} names a proxy with \`socks\` at its beginning. pip needs the package PySocks for those, and has none when it is started.`,
    hints: [
      "Name a proxy for HTTP, `http://PROXY:PORT`, or an index that is reached without one ($NO_PROXY names its host)."
    ]
  }
}

/** Archives of Python's zipfile hold no earlier dates (2.7 to 3.14). */
const tooEarly: Rule = (failure, text) =>
  /ZIP does not support timestamps before 1980/.test(text)
    ? {
        id: "pip/date-before-1980",
        blame: "app",
        title: "A wheel cannot be written with a date before 1980",
        message: `${packageAtStart(lastMention(text.split("\n")) ?? unknown)} was built, and packed with a date that a wheel cannot hold: of $SOURCE_DATE_EPOCH, or of a file of the project.`,
        hints: [
          "Set $SOURCE_DATE_EPOCH to 315532800 (the first of January 1980) or later, or unset it.",
          ...(failure.files.includes("setup.py") ? ["Where it is not set: `touch` the files of the project."] : [])
        ]
      }
    : undefined

export const surroundings: ReadonlyArray<Rule> = [isolationOff, noTemporaryFolder, noExec, noSocks, tooEarly]
