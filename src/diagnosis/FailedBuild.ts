/** The step of a build at which pip stopped: whose package it was, and what that step printed. */
import { normalise } from "../domain/PackageName.ts"
import type { Diagnosis, PipFailure, Rule } from "./Rule.ts"
import { type BuildRequest, requestOf } from "./BuildRequest.ts"
import { successorOf } from "./WellKnownNames.ts"

export interface FailedBuild {
  readonly name: string | undefined
  readonly version: string | undefined
  /** Where the app itself brings the package: `.` or `libs/x`. */
  readonly folder: string | undefined
  /** `requirements.txt line 3`, `celery (requirements.txt line 3)` */
  readonly askedBy: string | undefined
  readonly exitCode: number | undefined
  /** The request sets no upper limit, so pip has taken the newest release that there is. */
  readonly isNewest?: boolean
  /** What to use under Python 3 in place of a package that has no release for it. */
  readonly successor?: string
  /** What decides the release, where the package is not the app's own. */
  readonly request?: BuildRequest
  /** What the build printed, without pip's indentation. */
  readonly output: ReadonlyArray<string>
  readonly text: string
}

interface Block {
  readonly start: number
  readonly output: ReadonlyArray<string>
}
export interface Mention {
  readonly name: string | undefined
  readonly version: string | undefined
  readonly folder: string | undefined
  readonly askedBy: string | undefined
  readonly isNewest?: boolean
  readonly successor?: string
  readonly request?: BuildRequest
}

const archive =
  /(?:^|[/\s])([A-Za-z0-9][\w.]*(?:-[A-Za-z_][\w.]*)*)-(\d[^\s/]*?)(?:\.tar\.(?:gz|bz2|xz)|\.tgz|\.zip|-[^\s/]*\.whl)(?=$|[#\s])/
const indentation = (text: string): number => text.length - text.trimStart().length

/** pip 22 and newer: `╰─> [3 lines of output]`, in ASCII without the arrow, up to `[end of output]` below its bracket. */
const framed = (lines: ReadonlyArray<string>, start: number, column: number): Block => {
  const end = lines.findIndex(
    (text, at) => at > start && text.trim() === "[end of output]" && indentation(text) === column
  )
  return {
    start,
    output: lines
      .slice(start + 1, end < 0 ? undefined : end)
      .map((text) => text.slice(Math.min(column, indentation(text))))
  }
}
/** pip up to 21: `Complete output (3 lines):` up to a line of dashes. */
const ruled = (lines: ReadonlyArray<string>, start: number): Block => {
  const column = indentation(lines[start] ?? "")
  const end = lines.findIndex((text, at) => at > start && /^\s*-{20,}\s*$/.test(text))
  return {
    start,
    output: lines
      .slice(start + 1, end < 0 ? undefined : end)
      .map((text) => text.slice(Math.min(column, indentation(text))))
  }
}
/** The output of a build where it stands before the message, as it does with `-v`. */
const above = (lines: ReadonlyArray<string>, start: number): Block => {
  const step = lines
    .slice(0, start)
    .findLastIndex((text) => /^\s*(?:Running command|Collecting|Processing) |: started$/.test(text))
  return {
    start,
    output: lines.slice(step + 1, start).map((text) => (text.trimStart() === text ? text : text.slice(2)))
  }
}

const isRepository = (before: ReadonlyArray<string>): boolean =>
  before.some((text) =>
    /^\s*(?:× |command: )?\S*\b(?:git|hg|svn|bzr) (?:clone|fetch|checkout|submodule|rev-parse|pull|export|update|branch|init|config|ls-remote|version)\b/.test(
      text
    )
  )

/** The first that failed: with an old pip, which goes on to older releases, that is the newest release. */
const findBlock = (lines: ReadonlyArray<string>): Block | undefined => {
  for (const [start, text] of lines.entries()) {
    // pip frames what git printed in the same way.
    if (
      /^\s*(?:╰─> )?(?:\[\d+ lines|Complete output|See above)/.test(text) &&
      isRepository(lines.slice(Math.max(0, start - 6), start))
    )
      continue
    const frame = /^(\s*(?:╰─> )?)\[\d+ lines of output\]/.exec(text)
    if (frame !== null) return framed(lines, start, (frame[1] ?? "").length)
    if (/^\s*Complete output(?: from command .*?)?(?: \(\d+ lines\))?:\s*$/.test(text)) return ruled(lines, start)
    if (/^\s*(?:╰─> )?See above for output\./.test(text)) return above(lines, start)
  }
  return undefined
}

const asked = (where: string | undefined): string | undefined => {
  if (where === undefined) return undefined
  const [first = "", ...rest] = where.split("->").map((part) => part.trim())
  const place = (part: string) => {
    const line = /^-[rc] (?:\S*\/sources\/)?(.+) \(line (\d+)\)$/.exec(part)
    return line === null ? part : `${line[1]} line ${line[2]}`
  }
  const last = rest.at(-1)
  return last === undefined ? place(first) : `${first} (${place(last)})`
}

/** Relative to the app, which is staged from a copy named `sources`; any other folder is taken for the app itself. */
const folderOf = (path: string): string => {
  const below = /\/\.python-buildpack-[^/]+\/sources(?:\/(.*))?$/.exec(path)?.[1] ?? (path.startsWith("/") ? "" : path)
  const words = below.split("/").filter((word) => word !== "" && word !== ".")
  return words.length === 0 ? "." : words.join("/")
}

const spoken = (kind: string, what: string): Mention => {
  const [, spec = what, where] = /^(.*?)(?: \(from (.*)\))?$/.exec(what) ?? []
  const askedBy = asked(where)
  const file = archive.exec(spec)
  if (file !== null) return { name: file[1], version: file[2], folder: undefined, askedBy }
  if (kind === "Processing" || kind === "Obtaining") {
    return { name: undefined, version: undefined, folder: folderOf(spec.replace(/^file:\/\//, "")), askedBy }
  }
  const named = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?=$|[\s=<>!~;@[(,:])/.exec(spec)?.[1]
  const pinned = /^[^\s=]+===?([^\s,;*]+)$/.exec(spec)?.[1]
  return {
    name:
      named ??
      spec
        .replace(/[@#].*$/, "")
        .replace(/^.*\//, "")
        .replace(/\.git$/, ""),
    version: pinned,
    folder: undefined,
    askedBy,
    ...(kind === "Collecting" && /^[^\s@/]+$/.test(spec) && !/[<~]|==/.test(spec) ? { isNewest: true } : {})
  }
}

const mention =
  /^\s*(Collecting|Processing|Obtaining|Building wheel for|Building editable for|Running setup\.py install for) (.+?)\s*$/

const mentions = (lines: ReadonlyArray<string>): ReadonlyArray<Mention & { readonly kind: string }> =>
  lines.flatMap((text) => {
    const [, kind, what] = mention.exec(text) ?? []
    return kind === undefined || what === undefined
      ? []
      : [{ kind, ...spoken(kind, kind.includes("for") ? (what.split(" ")[0] ?? what).replace(/:$/, "") : what) }]
  })

const downloadedVersion = (lines: ReadonlyArray<string>, name: string): string | undefined => {
  for (const text of lines.toReversed()) {
    const file = archive.exec(text)
    if (file !== null && normalise(file[1] ?? "") === normalise(name)) return file[2]
  }
  return undefined
}

/** What pip worked on last in these lines. A wheel is built by name alone, so where it comes from stands further up. */
export const lastMention = (lines: ReadonlyArray<string>): Mention | undefined => {
  const all = mentions(lines)
  const last = all.at(-1)
  if (last?.name === undefined) return last
  const name = last.name
  const source = all.findLast(
    (each) => !each.kind.includes("for") && each.name !== undefined && normalise(each.name) === normalise(name)
  )
  const folders = all.filter((each) => each.folder !== undefined)
  const folder =
    source === undefined
      ? folders.length === 1
        ? folders[0]?.folder
        : folders.length > 1
          ? name
          : undefined
      : undefined
  return {
    name,
    folder,
    askedBy: source?.askedBy ?? last.askedBy,
    ...((source?.isNewest ?? last.isNewest) === true ? { isNewest: true } : {}),
    version: last.version ?? source?.version ?? downloadedVersion(lines, name)
  }
}

const named = (lines: ReadonlyArray<string>): Mention | undefined => {
  const all = lines.join("\n")
  const file = /Failed to build 'file:\/\/([^']+)'/.exec(all)?.[1]
  if (file !== undefined) return { name: undefined, version: undefined, folder: folderOf(file), askedBy: undefined }
  const name =
    /Failed to build '([^']+)' when/.exec(all)?.[1] ??
    /Failed building wheel for (\S+)/.exec(all)?.[1] ??
    /Encountered error while generating package metadata\.\n╰─> (?!from )([\w.-]+)/.exec(all)?.[1] ??
    /^\s*cwd: \S*\/([\w.-]+?)(?:_[0-9a-f]{32})?\/$/m.exec(all)?.[1]
  return name === undefined ? undefined : { name, version: undefined, folder: undefined, askedBy: undefined }
}

/** pip builds what a build needs in a pip of its own: the innermost failure is the cause. */
const failedBuild = (text: string): FailedBuild | undefined => {
  const lines = text.split("\n")
  const block = findBlock(lines)
  if (block === undefined) return undefined
  const whose = lastMention(lines.slice(0, block.start)) ??
    named(lines) ?? { name: undefined, version: undefined, folder: undefined, askedBy: undefined }
  const within = block.output.join("\n")
  const inner = /install(?:ing)? build dependencies/.test(
    lines.slice(Math.max(0, block.start - 3), block.start).join("\n")
  )
    ? failedBuild(within)
    : undefined
  if (inner !== undefined)
    return { ...inner, askedBy: inner.askedBy ?? `the build of ${whose.name ?? "the app's own package"}` }
  const status = /exit (?:code|status)[: ]*(-?\d+)/.exec(
    lines.slice(Math.max(0, block.start - 5), block.start + 1).join("\n")
  )?.[1]
  return { ...whose, output: block.output, text: within, exitCode: status === undefined ? undefined : Number(status) }
}

/** A build with what the files say of it: pips up to 20.3 name no lines, and none says which options were in force. */
const informed = (failure: PipFailure, build: FailedBuild | undefined): FailedBuild | undefined => {
  if (build?.name === undefined) return build
  const successor = failure.python.major < 3 ? undefined : successorOf(build.name)
  const request = build.folder === undefined ? requestOf(failure, build.name) : undefined
  return {
    ...build,
    askedBy: build.askedBy ?? request?.line?.place,
    ...(successor === undefined ? {} : { successor }),
    ...(request === undefined ? {} : { request })
  }
}

/** Dozens of rules ask for the same, of output that may be long. */
const read = new WeakMap<PipFailure, { readonly build: FailedBuild | undefined }>()

export const buildOf = (failure: PipFailure, text: string): FailedBuild | undefined => {
  const known = read.get(failure)
  if (known !== undefined) return known.build
  const build = informed(failure, failedBuild(text))
  read.set(failure, { build })
  return build
}

/** A rule that looks at nothing but what a failed build printed. */
export const whileBuilding =
  (rule: (build: FailedBuild, failure: PipFailure) => Diagnosis | undefined): Rule =>
  (failure, text) => {
    const build = buildOf(failure, text)
    return build === undefined ? undefined : rule(build, failure)
  }
