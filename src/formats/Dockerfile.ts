/** The Python that a Dockerfile builds the app on: the image of its last stage that is one of Python. */
import * as Origin from "../domain/Origin.ts"
import type { PythonHint } from "../domain/PythonHint.ts"
import { hintOfLatest, hintOfRequest, versionIn } from "./HintedVersion.ts"
import { decode, lines } from "./TextFile.ts"

interface Instruction {
  readonly line: number
  readonly words: ReadonlyArray<string>
}

/** Comments and blank lines left out, also between continued ones; lines that end in a backslash (or what `# escape=` names) joined. */
const instructions = (text: string): ReadonlyArray<Instruction> => {
  const escape = /^\s*#\s*escape\s*=\s*`/i.test(text) ? "`" : "\\"
  const found: Array<Instruction> = []
  let open: { readonly line: number; readonly text: string } | undefined
  for (const [at, raw] of lines(text).entries()) {
    if (/^\s*(?:#|$)/.test(raw)) continue
    const line: number = open?.line ?? at + 1
    const whole: string = `${open?.text ?? ""} ${raw.trim()}`
    open = whole.endsWith(escape) ? { line, text: whole.slice(0, -1) } : undefined
    if (open === undefined) found.push({ line, words: whole.trim().split(/\s+/) })
  }
  return found
}

const unquoted = (word: string): string => word.replace(/^(["'])(.*)\1$/, "$2")

/** `$NAME`, `${NAME}`, `${NAME:-3.11}`; what has no value stays as it is, and names no version then. */
const filled = (word: string, args: ReadonlyMap<string, string>): string =>
  word.replace(
    /\$(?:\{(\w+)(?::?([-+])([^}]*))?\}|(\w+))/g,
    (whole: string, braced?: string, sign?: string, other?: string, bare?: string) => {
      const value = args.get(braced ?? bare ?? "")
      if (sign === "+") return value === undefined ? "" : (other ?? "")
      return value ?? (sign === "-" ? other : undefined) ?? whole
    }
  )

interface Stage {
  readonly line: number
  readonly image: string
  readonly alias: string | undefined
}

const stagesOf = (text: string): ReadonlyArray<Stage> => {
  const args = new Map<string, string>()
  const stages: Array<Stage> = []
  for (const { line, words } of instructions(text)) {
    const [name = "", ...rest] = words
    // Only what stands before the first FROM is known to a FROM.
    if (/^arg$/i.test(name) && stages.length === 0) {
      for (const word of rest) {
        const [, variable = "", value] = /^(\w+)=(.*)$/s.exec(word) ?? []
        if (value !== undefined) args.set(variable, filled(unquoted(value), args))
      }
    }
    if (!/^from$/i.test(name)) continue
    const [image = "", as, alias] = rest.filter((word) => !word.startsWith("--"))
    stages.push({
      line,
      image: filled(unquoted(image), args),
      alias: as !== undefined && /^as$/i.test(as) ? alias : undefined
    })
  }
  return stages
}

/** `python:3.11-slim`, `ghcr.io/acme/python@sha256:…`, `acme/flask:python3.9`. */
const hintOf = ({ image, line }: Stage, path: string): PythonHint | undefined => {
  const [, name = "", tag = ""] = /^(?:.*\/)?([^/:@]+)(?::([^@]+))?(?:@.*)?$/.exec(image) ?? []
  const origin = Origin.file(path, line)
  const says = `is built on ${image.replace(/@.*$/, "")}`
  // `ubi9/python-311:1-52` has a tag of its own kind.
  const inName = /^python-?([23])\.?(\d{1,2})?$/i.exec(name)
  if (inName !== null) {
    const asked = versionIn([inName[1], inName[2]].filter((part) => part !== undefined).join("."))
    return asked === undefined ? undefined : hintOfRequest("dockerfile", origin, says, asked)
  }
  const named = /python-?(\d.*)$/i.exec(tag)?.[1] ?? (/(?:^|[-_.])python(?:$|[-_.])/i.test(name) ? tag : undefined)
  if (named === undefined) return undefined
  if (named.includes("$")) return undefined
  const asked = versionIn(named)
  if (asked !== undefined) return hintOfRequest("dockerfile", origin, says, asked)
  // A digest alone, and a tag that is some version of something else, say nothing; `slim` and no tag at all mean the latest.
  return /^\d/.test(named) || (tag === "" && image.includes("@")) ? undefined : hintOfLatest("dockerfile", origin, says)
}

export const readDockerfile = (bytes: Uint8Array, path = "Dockerfile"): ReadonlyArray<PythonHint> => {
  const stages = stagesOf(decode(bytes).text)
  /** What a stage is built on at last: stages may be built on others by their name. */
  const baseOf = (at: number): Stage | undefined => {
    const stage = stages[at]
    if (stage === undefined) return undefined
    const before = stages.findLastIndex(
      ({ alias }, index) => index < at && alias !== undefined && alias.toLowerCase() === stage.image.toLowerCase()
    )
    return before < 0 ? stage : baseOf(before)
  }
  for (let at = stages.length - 1; at >= 0; at--) {
    const base = baseOf(at)
    const hint = base === undefined ? undefined : hintOf(base, path)
    if (hint !== undefined) return [hint]
  }
  return []
}
