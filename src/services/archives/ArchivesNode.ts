/** The real Archives: Node compresses, the tar and zstd programs unpack, and digests are taken in between. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { compressInto } from "./ArchiveMaking.ts"
import { type Ended, findProgram, type Programs, type Run, start } from "./ArchiveRun.ts"
import { type Buffers, buffers, checkDigest, type Examined, examine, read, refusal } from "./ArchiveReading.ts"
import { type Archive, ArchiveDamaged, Archives, type Interface } from "./Archives.ts"
import { Env } from "../Env.ts"
import { FileAccessFailed, type Reason } from "../Filesystem.ts"
import { compress as compressBytes } from "./Zstd.ts"

/** Work that is told to stop by an interruption, which then waits until it has. */
const stoppable = <A>(
  work: (signal: AbortSignal) => Promise<A>,
  refused: (cause: unknown) => FileAccessFailed
): Effect.Effect<A, FileAccessFailed> =>
  Effect.callback((resume) => {
    const controller = new AbortController()
    const done = work(controller.signal).then(
      (value) => resume(Effect.succeed(value)),
      (cause: unknown) => resume(Effect.fail(refused(cause)))
    )
    return Effect.suspend(() => {
      controller.abort()
      return Effect.promise(() => done)
    })
  })

const compress: Interface["compress"] = Effect.fn("Archives.compress")((from: string, to: string) =>
  stoppable(
    (signal) => compressInto(from, to, signal),
    (cause) => refusal("write", to, cause)
  )
)

/**
 * Archives of one kind that follow each other. GNU tar makes links with `..` in them last of all, and then puts such a link
 * over the file that a later archive has in its place, and says nothing (1.34): so none is followed by another archive.
 */
const runsOf = (archives: ReadonlyArray<Archive>): ReadonlyArray<ReadonlyArray<Archive>> => {
  const runs: Array<Array<Archive>> = []
  for (const archive of archives) {
    const run = runs.at(-1)
    if (run?.[0]?.compressed === archive.compressed && run.at(-1)?.links !== true) run.push(archive)
    else runs.push([archive])
  }
  return runs
}

interface Outcome extends Ended {
  /** What was found wrong while the archives were read. */
  readonly problems: ReadonlyMap<string, string>
  /** The archives that were read to their end, and are right. */
  readonly right: ReadonlySet<Archive>
}

/** The end-of-archive marker that no archive has. */
const marker = new Uint8Array(1024)

const feed = async (archives: ReadonlyArray<Archive>, run: Run, unframed: boolean, both: Buffers) => {
  const problems = new Map<string, string>()
  const right = new Set<Archive>()
  for (const archive of archives) {
    const { problem, taken } = await read(archive, both, run.send, unframed)
    if (problem !== undefined) problems.set(archive.path, problem)
    // Nothing that is unpacked now may be used.
    if (problem !== undefined || !taken) {
      run.kill()
      break
    }
    right.add(archive)
  }
  return { problems, right }
}

const stream = async (
  programs: Programs,
  archives: ReadonlyArray<Archive>,
  into: string,
  signal: AbortSignal
): Promise<Outcome> => {
  const compressed = archives[0]?.compressed === true
  const framed = compressed && programs.zstd !== undefined
  const run = start(programs, into, framed)
  signal.addEventListener("abort", run.kill)
  try {
    const { problems, right } = await feed(archives, run, compressed && !framed, buffers(compressed))
    if (problems.size === 0) await run.send(framed ? compressBytes(marker) : marker)
    return { ...(await run.finish()), problems, right }
  } catch (cause) {
    run.kill()
    await run.finish()
    throw cause
  } finally {
    signal.removeEventListener("abort", run.kill)
  }
}

const sumOf = (numbers: ReadonlyArray<number>): number => numbers.reduce((sum, one) => sum + one, 0)

const meanings: ReadonlyArray<readonly [RegExp, Reason]> = [
  [/No space left on device|Disk quota exceeded/, "NoSpace"],
  [/Read-only file system/, "ReadOnly"],
  [/Permission denied|Operation not permitted/, "PermissionDenied"]
]
/** The last words of GNU tar and bsdtar say only that there were others before. */
const lastWords = /: (?:Exiting with failure status|Error is not recoverable|Error exit delayed)/

const programsFailed = (into: string, { complaints }: Ended): FileAccessFailed => {
  const found = meanings.find(([pattern]) => complaints.some((line) => pattern.test(line)))
  const detail = complaints.findLast((line) => !lastWords.test(line)) ?? "tar has not unpacked all that it was given"
  return new FileAccessFailed({ operation: "unpack into", path: into, reason: found?.[1] ?? "Other", detail })
}

const damaged = (problems: ReadonlyMap<string, string>): ArchiveDamaged =>
  new ArchiveDamaged({ paths: [...problems.keys()], detail: [...new Set(problems.values())].join(", ") })

const unread = (cause: unknown) => refusal("read", "the archives", cause)

/** Checks by their digests the archives that are not known as right. */
const checkDigests = async (all: ReadonlyArray<Archive>, { problems, right }: Outcome, signal: AbortSignal) => {
  const found = new Map<string, string>()
  const both = buffers(true)
  for (const archive of all) {
    if (signal.aborted) break
    const problem = problems.get(archive.path) ?? (right.has(archive) ? undefined : await checkDigest(archive, both))
    if (problem !== undefined) found.set(archive.path, problem)
  }
  return found
}

const examineAll = async (archives: ReadonlyArray<Archive>, signal: AbortSignal) => {
  const found: Array<Examined & { readonly path: string }> = []
  const both = buffers(true)
  for (const archive of archives) {
    if (signal.aborted) break
    found.push({ path: archive.path, ...(await examine(archive, both)) })
  }
  return found
}

/** Finds those to blame, which neither program names. */
const judge = Effect.fn("Archives.judge")(function* (
  all: ReadonlyArray<Archive>,
  run: ReadonlyArray<Archive>,
  into: string,
  outcome: Outcome
) {
  const wrong = yield* stoppable((signal) => checkDigests(all, outcome, signal), unread)
  if (wrong.size > 0) return yield* damaged(wrong)
  const failed = programsFailed(into, outcome)
  if (!outcome.well && failed.reason !== "Other") return yield* failed
  const examined = yield* stoppable((signal) => examineAll(run, signal), unread)
  const culprits = examined.flatMap(({ path, problem }) => (problem === undefined ? [] : [[path, problem] as const]))
  if (culprits.length > 0) return yield* damaged(new Map(culprits))
  // A path with a line break, which busybox prints as it is.
  if (outcome.well && outcome.named === sumOf(examined.map(({ lines }) => lines))) return
  return yield* failed
})

const programsOn = (path: string): Effect.Effect<Programs, FileAccessFailed> => {
  const tar = findProgram("tar", path)
  return tar === undefined
    ? Effect.fail(
        new FileAccessFailed({
          operation: "find on PATH the program",
          path: "tar",
          reason: "NotFound",
          detail: "ENOENT"
        })
      )
    : Effect.succeed({ tar, zstd: findProgram("zstd", path), path })
}

interface Task {
  readonly programs: Programs
  readonly all: ReadonlyArray<Archive>
  readonly into: string
}

const unpackRun = (task: Task, run: ReadonlyArray<Archive>): ReturnType<Interface["unpack"]> =>
  Effect.gen(function* () {
    const { all, into, programs } = task
    const outcome = yield* stoppable(
      (signal) => stream(programs, run, into, signal),
      (cause) => refusal("unpack into", into, cause)
    )
    const members = sumOf(run.map((archive) => archive.members))
    if (outcome.well && outcome.problems.size === 0 && outcome.named === members) return
    yield* Effect.catchIf(
      judge(all, run, into, outcome),
      (error) => run.length > 1 && error._tag === "FileAccessFailed" && error.reason === "Other",
      // busybox (1.35) makes links with `..` last of all, and fails at one that a later archive has something else for.
      () => Effect.forEach(run, (archive) => unpackRun(task, [archive]), { discard: true })
    )
  })

const unpack = (path: string): Interface["unpack"] =>
  Effect.fn("Archives.unpack")(function* (all: ReadonlyArray<Archive>, into: string) {
    if (all.length === 0) return
    const programs = yield* programsOn(path)
    for (const run of runsOf(all)) yield* unpackRun({ programs, all, into }, run)
  })

/** The programs are those on the PATH of Env; where no zstd is (as on Cloud Foundry's stacks), Node does its work. */
export const layer: Layer.Layer<Archives, never, Env> = Layer.effect(
  Archives,
  Effect.map(Env, (env) => Archives.of({ compress, unpack: unpack(env.get("PATH") ?? "/usr/local/bin:/usr/bin:/bin") }))
)
