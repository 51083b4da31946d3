/** Rules: requirements that are folders or files of the app. */
import type { LockFile } from "../Rule.ts"
import { filesOf, shortPath } from "../PipRequirement.ts"
import { badLine } from "./RequirementLines.ts"
import type { Diagnosis, Rule } from "../Rule.ts"

const foreign = (path: string): boolean =>
  /^(?:\/(?:home|Users|root|mnt|croot|opt|private|var|tmp|private\/tmp)\/|[A-Za-z]:[\\/])/.test(path)

/** A folder that a lock file names, and that did not come with the app. */
const absentLocked = (path: string, { command, file }: LockFile): Diagnosis => ({
  id: "pip/path-missing",
  blame: "app",
  title: `${path} is not there`,
  message: `${file} names \`${path}\`, a part of the project. The app has no such file or folder.`,
  hints: [
    "Commit it; where it is in the repository, see whether an ignore file keeps it from being deployed.",
    `Or remove it from the project, run \`${command}\`, and commit ${file}.`
  ]
})

const absent = (path: string, where: string): Diagnosis => ({
  id: "pip/path-missing",
  blame: "app",
  title: `${path} is not there`,
  message: foreign(path)
    ? `${where} names \`${path}\`, a path of the machine where the file was written (\`pip freeze\` leaves such lines). It is not part of the app.`
    : `${where} names \`${path}\`, but the app has no such file or folder. Paths count from the app's root.`,
  hints: foreign(path)
    ? [
        "Write name and version of the package in its place (`name==1.2`), or put the files into the app and name them from its root (`./libs/name`)."
      ]
    : [
        "Correct the path; if it is right, see whether git ignores the files.",
        ...(/^[\w-]+\/[\w.-]+$/.test(path) ? [] : ["If a package of an index was meant, write its name alone."])
      ]
})

/** `-e` and plain paths; and a path that is a requirement to pip, since nothing is there. */
const looksLikePath: Rule = (failure, text) => {
  const bad = badLine(failure, text)
  const hint = /^It looks like a path\. ?(.*)$/.exec(bad?.hint ?? "")?.[1]
  if (bad === undefined || hint === undefined) return undefined
  if (hint === "" || /does not exist/.test(hint)) {
    const { lock } = failure
    return lock === undefined ? absent(bad.text, bad.where) : absentLocked(bad.text, lock)
  }
  return {
    id: "pip/not-a-package",
    blame: "app",
    title: `${bad.text} is no package`,
    message: `${bad.where} names \`${bad.text}\`, which is a file that pip cannot install.`,
    hints: [`If it is a file of requirements, write \`-r ${bad.text}\`.`]
  }
}

/** A file name that ends like an archive; a missing one shows only when pip opens it. */
const fileMissing: Rule = (failure, text) => {
  const warned = /Requirement u?(['"])(.*?)\1 looks like a filename, but the file does not exist/.exec(text)?.[2]
  const opened = /^(?:FileNotFoundError|IOError|OSError): \[Errno 2\] No such file or directory: u?'(.+)'$/m.exec(
    text
  )?.[1]
  const path =
    warned ??
    (opened !== undefined && text.split("\n").some((line) => line.startsWith(`Processing ${opened}`))
      ? opened
      : undefined)
  const line =
    path === undefined
      ? undefined
      : new RegExp(`^Processing \\S.* \\(from -r (\\S+) \\(line (\\d+)\\)\\)`, "m").exec(text)
  if (path === undefined) return undefined
  return absent(
    path,
    line?.[1] === undefined ? filesOf(failure) : `${shortPath(failure, line[1])} line ${line[2] ?? ""}`
  )
}

const notInstallable: Rule = (failure, text) => {
  const found =
    /^ERROR: Directory u?(['"])(.*?)\1 is not installable\. (?:Neither|File) /m.exec(text)?.[2] ??
    /^ERROR: (\S.*?) does not appear to be a Python project: /m.exec(text)?.[1] ??
    /^ERROR: File "setup\.py"(?: or "setup\.cfg")? not found[^\n]*editable mode: (\S+)/m.exec(text)?.[1]
  if (found === undefined) return undefined
  const path = found.replace(/^file:\/\//, "")
  return {
    id: "pip/not-a-package",
    blame: "app",
    title: `${path} is no Python package`,
    message: `${filesOf(failure)} asks pip to install the folder \`${path}\`, but it holds neither setup.py nor pyproject.toml.`,
    hints: [
      "If its modules are only imported by the app, remove the line: the app finds them without being installed.",
      `If it lists requirements, write \`-r ${path.replace(/\/$/, "")}/requirements.txt\`. If it is a package, add a pyproject.toml to it.`
    ]
  }
}

const badEditable: Rule = (failure, text) => {
  const found = /^ERROR: (\S+) is not a valid editable requirement\. /m.exec(text)?.[1]
  const nameless = /^ERROR: Could not detect requirement name for '([^']+)'/m.exec(text)?.[1]
  if (found === undefined && nameless === undefined) return undefined
  return {
    id: "pip/invalid-editable",
    blame: "app",
    title:
      found === undefined
        ? "An editable requirement has no name"
        : `\`-e ${found}\` is neither a folder nor a repository`,
    message:
      found === undefined
        ? `${filesOf(failure)} has \`-e ${nameless ?? ""}\`, which does not say what the package is called.`
        : `${filesOf(failure)} has \`-e ${found}\`. Behind \`-e\` stands a folder with setup.py or pyproject.toml, or the address of a repository.`,
    hints: [
      found === undefined
        ? `Write \`NAME @ ${nameless?.replace(/#.*$/, "") ?? ""}\`, without \`-e\`.`
        : `Write \`${found}\` without \`-e\` if it is the name of a package, else \`./${found.replace(/^[./]+/, "")}\` for a folder that is there.`
    ]
  }
}

const badWheelName: Rule = (failure, text) => {
  const found =
    /^ERROR: (?:Invalid wheel filename \([^)]*\): u?'([^']+)'|(\S+\.whl) is not a valid wheel filename)/m.exec(text)
  const name = found?.[1] ?? found?.[2]?.slice(0, -".whl".length)
  if (name === undefined) return undefined
  return {
    id: "pip/invalid-wheel-name",
    blame: "app",
    title: `${name}.whl was renamed`,
    message: `${filesOf(failure)} names the wheel \`${name}.whl\`. pip reads from a wheel's file name what it is and where it runs, so it must be called as it was made: NAME-VERSION-PYTHON-ABI-PLATFORM.whl.`,
    hints: [
      `Give the file its first name back, such as \`${name.split("-")[0] ?? name}-1.0-py3-none-any.whl\`; its METADATA has name and version, its WHEEL file the rest.`
    ]
  }
}

export const localPaths: ReadonlyArray<Rule> = [looksLikePath, fileMissing, notInstallable, badEditable, badWheelName]
