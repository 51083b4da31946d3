/** How a hook is started, from its first bytes, pure: as the system would by its first line, whether or not its mode says that it is a program. */
import * as Result from "effect/Result"
import { type HookName, HookNotStarted, pathOf } from "./HookProblems.ts"

export interface HookStart {
  readonly program: string
  /** Before the path of the hook. */
  readonly args: ReadonlyArray<string>
  /** The file is a program by itself, and no text. */
  readonly itself: boolean
}

const lineEnds = (hook: HookName): HookNotStarted =>
  new HookNotStarted({
    hook,
    why: `\`${pathOf(hook)}\` has the line ends of Windows (CRLF), and so the system looks for an interpreter whose name ends in a carriage return`,
    remedy: `Write it with plain line ends: \`sed -i 's/\\r$//' ${pathOf(hook)}\`, and \`${pathOf(hook)} text eol=lf\` in .gitattributes keeps git from changing them.`
  })

/** A script without a first line of its own is for the shell, as with the buildpacks of others. */
export const startOf = (hook: HookName, beginning: Uint8Array): Result.Result<HookStart, HookNotStarted> => {
  if (beginning[0] === 0x7f) return Result.succeed({ program: "", args: [], itself: true })
  const text = new TextDecoder("latin1").decode(beginning)
  const [first = ""] = text.replace(/^\u00ef\u00bb\u00bf/, "").split("\n")
  if (first.endsWith("\r")) return Result.fail(lineEnds(hook))
  const [, program, rest = ""] = /^#!\s*(\S+)(?:\s+(.*\S))?\s*$/.exec(first) ?? []
  if (program === undefined) return Result.succeed({ program: "/bin/sh", args: [], itself: false })
  // The system gives all that stands behind an interpreter as one word.
  return Result.succeed({ program, args: rest === "" ? [] : [rest], itself: false })
}

/** What a shell, or `env`, has looked for in vain: `./x: 3: curl: not found`, `env: 'node': No such file or directory`. */
export const missingIn = (lines: ReadonlyArray<string>): string | undefined => {
  for (const line of lines.slice(-5).toReversed()) {
    const found =
      /^(?:\S*\/)?env: [‘'"]?([^\s’'":]+)[’'"]?: No such file or directory/.exec(line) ??
      /: (?:line )?\d+: ([^\s:]+): (?:command )?not found$/.exec(line)
    if (found?.[1] !== undefined) return found[1]
  }
  return undefined
}
