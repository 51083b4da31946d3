/** The script that an app is, where it says what it needs: the one that `$PYTHON_SCRIPT` names, or the only one at the top with a block. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { PYTHON_SCRIPT } from "../domain/Options.ts"
import { OutsideFile } from "../domain/OutsideFile.ts"
import { printable, type StagingError, visible } from "../domain/StagingError.ts"
import { hasBlock, readScript, type ScriptFacts } from "../formats/ScriptBlock.ts"
import { decode } from "../formats/TextFile.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { readFile } from "./AppFile.ts"
import { leadsOut } from "./OutsideFile.ts"

const variable = `$${PYTHON_SCRIPT.name}`

/** `$PYTHON_SCRIPT` names no script of the app that says what it needs. */
export class NoScript
  extends Data.TaggedError("NoScript")<{
    readonly path: string
    readonly isThere: boolean
    readonly known: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "script/no-block"
  readonly blame = "app"
  readonly title = `${variable} names no script that says what it needs`
  override get message(): string {
    const known = this.known.length === 0 ? "" : ` Scripts that do are ${this.known.map(printable).join(", ")}.`
    return this.isThere
      ? `${variable} is \`${visible(this.path)}\`, which has no block \`# /// script\` (PEP 723).${known}`
      : `${variable} is \`${visible(this.path)}\`, which is no file in the app's folder.${known}`
  }
  get hints(): ReadonlyArray<string> {
    return [
      this.isThere
        ? "Write the block, which `uv add --script` does as well, or remove the variable."
        : `Correct ${variable}; the path counts from the top of the app.`
    ]
  }
}

/** Two scripts say what they need, and nothing else does. */
export class SeveralScripts
  extends Data.TaggedError("SeveralScripts")<{ readonly paths: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "script/several"
  readonly blame = "app"
  readonly title = "Several scripts say what they need, and nothing says which of them is the app"
  override get message(): string {
    return `${this.paths.map(printable).join(", ")} have a block \`# /// script\` each (PEP 723). There is no requirements.txt and no lock file.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Set ${variable} to one of them, for example \`${this.paths[0] ?? ""}\`;`,
      "or write requirements.txt with what the app needs (empty, if it needs nothing)."
    ]
  }
}

const nothing: ScriptFacts = { script: undefined, range: undefined, problems: [] }
interface Found extends Omit<ScriptFacts, "problems"> {
  readonly problems: ReadonlyArray<StagingError>
}

/** More scripts, or longer ones, are not looked at. */
const [mostFiles, mostBytes] = [60, 256 * 1024]

const withBlocks = Effect.fn("Scripts.withBlocks")(function* (root: string, found: ReadonlySet<string>) {
  const files = yield* Filesystem
  const names = [...found].filter((name) => name.endsWith(".py")).toSorted()
  return yield* Effect.filter(names.slice(0, mostFiles), (name) =>
    Effect.gen(function* () {
      const status = yield* files.target(join(root, name))
      if (status?.kind !== "file" || status.size > mostBytes || (yield* leadsOut(root, name))) return false
      return hasBlock(decode(yield* files.read(join(root, name))).text)
    }).pipe(Effect.orElseSucceed(() => false))
  )
})

const named = Effect.fn("Scripts.named")(function* (root: string, found: ReadonlySet<string>, path: string) {
  const files = yield* Filesystem
  const failed = (problem: StagingError): Found => ({ ...nothing, problems: [problem] })
  const own = path.replace(/^(?:\.\/+)+/, "")
  if (own.startsWith("/") || own.split("/").includes("..") || (yield* leadsOut(root, own)))
    return failed(new OutsideFile({ path }))
  const isThere = (yield* ifSeen(files.target(join(root, own))))?.kind === "file"
  const facts: Found = isThere ? readScript(own, yield* readFile(root, own)) : nothing
  if (facts.script !== undefined || facts.problems.length > 0) return facts
  return failed(new NoScript({ path, isThere, known: yield* withBlocks(root, found) }))
})

/** `alone`: nothing else says what to install. */
/** The script with its lock file, which uv writes beside it. */
const withLock = Effect.fn("Scripts.withLock")(function* (root: string, facts: Found) {
  const { script } = facts
  if (script === undefined) return facts
  const path = `${script.path}.lock`
  const files = yield* Filesystem
  const isThere = (yield* ifSeen(files.target(join(root, path))))?.kind === "file"
  if (!isThere) return facts
  if (yield* leadsOut(root, path)) {
    const outside: Found = { ...nothing, problems: [...facts.problems, new OutsideFile({ path })] }
    return outside
  }
  const { text } = decode(yield* readFile(root, path))
  const locked: Found = { ...facts, script: { ...script, lock: { path, text } } }
  return locked
})

const scriptAlone = Effect.fn("Scripts.alone")(function* (
  root: string,
  found: ReadonlySet<string>,
  asked: string | undefined,
  alone: boolean
) {
  if (asked !== undefined) return yield* named(root, found, asked)
  if (!alone) return nothing
  const [first, ...others] = yield* withBlocks(root, found)
  if (first === undefined) return nothing
  if (others.length === 0) return readScript(first, yield* readFile(root, first))
  const several: Found = { ...nothing, problems: [new SeveralScripts({ paths: [first, ...others] })] }
  return several
})

export const scriptOf = (root: string, found: ReadonlySet<string>, asked: string | undefined, alone: boolean) =>
  Effect.flatMap(scriptAlone(root, found, asked, alone), (facts) => withLock(root, facts))
