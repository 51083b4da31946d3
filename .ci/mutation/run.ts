/**
 * `npm run mutation -- [ROOM…] [--sample N] [--seed S]`: changes the source of each room in small ways, one at a time, and says
 * which changes no test of the room sees. With `--sample`, N changes that chance picks from all of the room's, the same for the
 * same seed. What survived stands in `reports/mutation/ROOM.txt`. Not a part of the checks.
 */
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { type Mutant, mutantsOf } from "./Mutants.ts"
import { tried } from "./Trials.ts"

const root = join(import.meta.dirname, "../..")

/** What is changed below `src/`, and the tests below `test/` that must see it. */
const rooms: Readonly<Record<string, { readonly source: string; readonly tests: ReadonlyArray<string> }>> = {
  keys: { source: "keys", tests: ["keys"] },
  formats: { source: "formats", tests: ["formats", "survey"] },
  store: { source: "store", tests: ["store", "laws/wheel-store.test.ts"] },
  plan: { source: "plan", tests: ["plan", "laws/installers.test.ts"] },
  options: { source: "engines/pip/options", tests: ["engines"] },
  diagnosis: { source: "diagnosis", tests: ["diagnosis"] },
  survey: { source: "survey", tests: ["survey", "plan"] }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: "string" }, seed: { type: "string", default: "1" } }
})
const unknown = positionals.filter((name) => !(name in rooms))
const size = values.sample === undefined ? Number.POSITIVE_INFINITY : Number(values.sample)
if (unknown.length > 0 || Number.isNaN(size)) {
  console.error(`mutation [ROOM…] [--sample N] [--seed S], where ROOM is one of ${Object.keys(rooms).join(", ")}.`)
  process.exit(2)
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const sampleOf = (all: ReadonlyArray<Mutant>): ReadonlyArray<Mutant> => {
  if (all.length <= size) return all
  const next = chance(Number(values.seed))
  const drawn = all.map((mutant) => ({ mutant, at: next() })).sort((a, b) => a.at - b.at)
  const chosen = new Set(drawn.slice(0, size).map(({ mutant }) => mutant))
  return all.filter((mutant) => chosen.has(mutant))
}

/** The share in percent, and how far that of all may be from it, at 95 %, where only a sample was tried. */
const score = (killed: number, sample: number, all: number): string => {
  const share = killed / sample
  const error = 1.96 * Math.sqrt(((share * (1 - share)) / sample) * (1 - sample / all))
  return `${(share * 100).toFixed(1)} %${sample < all ? ` ± ${(error * 100).toFixed(1)}` : ""}`
}

const shown = ({ file, line, kind, original, replacement }: Mutant, isReached: boolean): string =>
  [
    `${file}:${line} ${kind}${isReached ? "" : ", which no test reaches"}`,
    ...original.split("\n").map((text) => `- ${text}`),
    ...replacement.split("\n").map((text) => `+ ${text}`),
    ""
  ].join("\n")

if (!existsSync(join(import.meta.dirname, "node_modules"))) {
  execFileSync("npm", ["ci"], { cwd: import.meta.dirname, stdio: "inherit" })
}
for (const [name, { source, tests }] of Object.entries(rooms)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const scratch = join(root, "reports/mutation", name)
  mkdirSync(scratch, { recursive: true })
  const room = await mutantsOf(source)
  const sample = sampleOf(room.mutants)
  const began = Date.now()
  const outcome = await tried(room, tests, sample, scratch, (words) => process.stderr.write(`\r${name}: ${words} `))
  const survivors = sample.filter(({ id }) => !outcome.killed.has(id))
  const killed = sample.length - survivors.length
  const text = survivors.map((mutant) => shown(mutant, !outcome.unreached.has(mutant.id))).join("\n")
  writeFileSync(`${scratch}.txt`, text)
  process.stderr.write("\r")
  for (const remark of outcome.remarks) console.log(`${name}: a test ${remark}`)
  const counted = `${killed} of ${sample.length}${sample.length < room.mutants.length ? ` drawn from ${room.mutants.length}` : ""}`
  const minutes = ((Date.now() - began) / 60_000).toFixed(1)
  console.log(`${name}: ${score(killed, sample.length, room.mutants.length)} (${counted}), ${minutes} min`)
}
