/**
 * `npm run bench`: what detection and stagings cost, in ratios to what people would use instead. Prints Markdown; ends
 * with 1 when a bar fails.
 *
 *     node test/bench/bench.ts [--rows detect,cold,warm,changed,locked,bare,rebuild,start] [--sets small,medium,large,native,py27] [--rounds N]
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { cpus, loadavg, tmpdir, totalmem } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { bare } from "./Bare.ts"
import { changed } from "./Changed.ts"
import { cold } from "./Cold.ts"
import { type Course, onCourse } from "./Course.ts"
import { detect } from "./Detect.ts"
import { type Bar, barTable, holds, type Section } from "./Figures.ts"
import { locked } from "./Locked.ts"
import { interpreterOf, names, read } from "./Sets.ts"
import { rebuild } from "./Rebuild.ts"
import { startUp } from "./StartUp.ts"
import { warm } from "./Warm.ts"

interface Request {
  readonly rows: ReadonlyArray<string>
  readonly sets: ReadonlyArray<string>
  /** Of each kind of staging; undefined for as many as the set says. */
  readonly rounds: number | undefined
}

const stagings: ReadonlyMap<string, (course: Course, rounds?: number) => Promise<Section>> = new Map([
  ["cold", cold],
  ["warm", warm],
  ["changed", changed],
  ["locked", locked],
  ["bare", bare],
  ["rebuild", rebuild],
  ["start", startUp]
])

const words = (given: string | undefined, known: ReadonlyArray<string>): ReadonlyArray<string> => {
  const all = given?.split(",") ?? known
  const unknown = all.find((word) => !known.includes(word))
  if (unknown !== undefined) throw new Error(`there is no ${unknown}; there are ${known.join(", ")}`)
  return all
}

const request = (): Request => {
  const { values } = parseArgs({
    options: { rows: { type: "string" }, sets: { type: "string" }, rounds: { type: "string" } }
  })
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds)
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) throw new Error("--rounds takes a number")
  return { rows: words(values.rows, ["detect", ...stagings.keys()]), sets: words(values.sets, names), rounds }
}

const roomy = 4 * 1024 ** 3

/** In memory where that is large enough and may hold programs; a disk's own moods would be measured otherwise. */
const workFolder = (): string => {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm")
    const folder = mkdtempSync("/dev/shm/python-buildpack-bench-")
    writeFileSync(join(folder, "try"), "#!/bin/sh\n", { mode: 0o755 })
    try {
      execFileSync(join(folder, "try"))
      if (bavail * bsize >= roomy) return folder
    } catch {
      // Mounted without the right to start programs.
    }
    rmSync(folder, { recursive: true })
  } catch {
    // Not there, or not for us.
  }
  return mkdtempSync(join(tmpdir(), "python-buildpack-bench-"))
}

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(" ")

const machine = (work: string): string => {
  const processors = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  const place = work.startsWith("/dev/shm") ? "in memory" : `on disk (${tmpdir()})`
  return `${processors.length} cores (${processors[0]?.model.trim()}), ${memory} GiB, everything ${place}, Node.js ${process.versions.node}, index on loopback.`
}

const sections = async ({ rounds, rows, sets }: Request, work: string): Promise<ReadonlyArray<Bar>> => {
  const bars: Array<Bar> = []
  const add = (section: Section): void => {
    console.log(`${section.text}\n`)
    bars.push(...section.bars)
  }
  if (rows.includes("detect")) add(await detect(work, 300))
  const asked = [...stagings].filter(([row]) => rows.includes(row))
  for (const set of asked.length === 0 ? [] : sets.map(read)) {
    const python = interpreterOf(set)
    if (python === undefined) console.log(`### ${set.name}: skipped, there is no Python ${set.line} here\n`)
    else {
      await onCourse(set, python, work, async (course) => {
        for (const [, measure] of asked) add(await measure(course, rounds))
      })
    }
  }
  return bars
}

const main = async (): Promise<void> => {
  const asked = request()
  const work = workFolder()
  const leave = (): void => {
    rmSync(work, { recursive: true, force: true })
    process.exit(130)
  }
  process.once("SIGINT", leave).once("SIGTERM", leave)
  try {
    console.log(`${machine(work)}\n`)
    const before = load()
    const bars = await sections(asked, work)
    if (bars.length > 0) console.log(`${barTable(bars)}\n`)
    console.log(`Load average ${before} at the start, ${load()} at the end.`)
    if (!bars.every(holds)) process.exitCode = 1
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error && error.cause === undefined ? error.message : error)
  process.exitCode = 1
}
