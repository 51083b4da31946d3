/** Tries mutants: those that a test reaches by switching them on within it, those that act when the source is loaded by loading it anew. */
import { spawn } from "node:child_process"
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import type { Mutant, Room } from "./Mutants.ts"
import type { Line, Work } from "./Work.ts"

const root = join(import.meta.dirname, "../..")

/** A process that tells nothing for so long hangs in the mutant that it began last. */
const silence = 60_000

export interface Outcome {
  readonly killed: ReadonlySet<string>
  /** What no test reaches, neither when it runs nor by loading the source. */
  readonly unreached: ReadonlySet<string>
  /** What a reader must know of the tests: which pass only once, or were stained by mutants. */
  readonly remarks: ReadonlyArray<string>
}

const linesOf = (path: string): ReadonlyArray<Line> =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Line => JSON.parse(line))

/** The exit code of vitest, or null if it was ended because `isStuck` said so. */
const vitest = (environment: Record<string, string>, words: ReadonlyArray<string>, isStuck: () => boolean) =>
  new Promise<number | null>((resolve) => {
    const args = ["run", "--config", ".ci/mutation/vitest.config.ts", ...words]
    const env = { ...process.env, CI: "1", ...environment }
    const child = spawn(join(root, "node_modules/.bin/vitest"), args, {
      cwd: root,
      env,
      stdio: "ignore",
      detached: true
    })
    const watch = setInterval(() => {
      if (isStuck() && child.pid !== undefined) process.kill(-child.pid, "SIGKILL")
    }, 1000)
    child.on("exit", (code) => {
      clearInterval(watch)
      resolve(code)
    })
  })

/**
 * The test files that import a file, or run anything of it or of those of the room that import it: what acts when it is loaded is seen
 * there. None, which vitest takes for all, where there are none.
 */
const testsOf = (file: string, lines: ReadonlyArray<Line>, { sources }: Room): ReadonlyArray<string> => {
  const name = `/${basename(file)}`
  const users = Object.entries(sources).flatMap(([path, text]) => (text.includes(name) ? [path] : []))
  const sought = new Set([file, ...users])
  const ran = lines.filter((line) => line.tag === "reached")
  const running = ran.flatMap(({ files, testFile }) => (files.some((path) => sought.has(path)) ? [testFile] : []))
  const importing = [...new Set(ran.map(({ testFile }) => testFile))].filter((path) =>
    readFileSync(path, "utf8").includes(name)
  )
  return [...new Set([...importing, ...running])]
}

export const tried = async (
  room: Room,
  tests: ReadonlyArray<string>,
  mutants: ReadonlyArray<Mutant>,
  scratch: string,
  progress: (words: string) => void
): Promise<Outcome> => {
  const work = join(scratch, "work.json")
  const told = join(scratch, "lines")
  writeFileSync(told, "")
  const environment = { MUTATION_WORK: work, MUTATION_LINES: told }
  const files = Object.fromEntries(room.mutants.map(({ id, file }) => [id, file]))
  const hung: Array<string> = []
  const killed = (): ReadonlySet<string> =>
    new Set([...hung, ...linesOf(told).flatMap((line) => (line.tag === "killed" ? [line.mutant] : []))])
  for (;;) {
    const testsDone = linesOf(told).flatMap((line) => (line.tag === "done" ? [line.test] : []))
    const asked: Work = {
      sources: room.sources,
      files,
      tests,
      mutants: mutants.map(({ id }) => id),
      settled: [...killed()],
      testsDone
    }
    writeFileSync(work, JSON.stringify(asked))
    const began = Date.now()
    const code = await vitest(environment, [], () => Date.now() - Math.max(began, statSync(told).mtimeMs) > silence)
    if (code !== null) break
    const last = linesOf(told).findLast((line) => line.tag === "began")
    if (last?.tag !== "began" || hung.includes(last.mutant)) throw new Error("the tests hang with no mutant")
    hung.push(last.mutant)
  }
  const lines = linesOf(told)
  const broken = lines.flatMap((line) => (line.tag === "fails" ? [line.name] : []))
  if (broken.length > 0) throw new Error(`These tests fail as they are: ${[...new Set(broken)].join("; ")}`)
  const reached = new Set(lines.flatMap((line) => (line.tag === "reached" ? line.mutants : [])))
  const loaded = new Set(lines.flatMap((line) => (line.tag === "loaded" ? line.mutants : [])))
  const all = new Set(killed())
  // What tests reach as well was tried by them; loading it anew would seldom tell more, and cost seconds.
  const anew = mutants.filter(({ id }) => loaded.has(id) && !reached.has(id) && !all.has(id))
  for (const [at, { id, file }] of anew.entries()) {
    progress(`${at + 1} of ${anew.length} that act when the source is loaded`)
    const began = Date.now()
    const switched = { ...environment, __STRYKER_ACTIVE_MUTANT__: id }
    const words = ["--bail", "1", ...testsOf(file, lines, room)]
    if ((await vitest(switched, words, () => Date.now() - began > silence)) !== 0) all.add(id)
  }
  const remarks = lines.flatMap((line) => {
    if (line.tag === "once") return [`passes only once, and tried nothing: ${line.name}`]
    return line.tag === "stained" ? [`fails after it has tried mutants: ${line.name}`] : []
  })
  const unreached = new Set(mutants.flatMap(({ id }) => (reached.has(id) || loaded.has(id) || all.has(id) ? [] : [id])))
  return { killed: all, unreached, remarks: [...new Set(remarks)] }
}
