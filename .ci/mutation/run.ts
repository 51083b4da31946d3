/**
 * `npm run mutation -- [ROOM…]`: changes the source of each room in small ways, one at a time, and says which changes no test
 * of the room sees. What survived is
 * printed with the score, and stands in `reports/mutation.json`. Not a part of the checks: a change takes a second or two, and a
 * room has hundreds to thousands.
 */
import { execFileSync, spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))

/** What is changed below `src/`, and the tests below `test/` that must see it. */
const rooms: Readonly<Record<string, { readonly source: string; readonly tests: string }>> = {
  plan: { source: "plan", tests: "plan laws/installers.test.ts" },
  survey: { source: "survey", tests: "survey" },
  formats: { source: "formats", tests: "formats survey" },
  keys: { source: "keys", tests: "keys" },
  store: { source: "store", tests: "store laws/wheel-store.test.ts" },
  options: { source: "engines/pip/options", tests: "engines" },
  diagnosis: { source: "diagnosis", tests: "diagnosis" }
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in rooms))
if (unknown.length > 0) {
  console.error(`No room is called ${unknown.join(", ")}. There are ${Object.keys(rooms).join(", ")}.`)
  process.exit(2)
}

if (!existsSync(join(here, "node_modules"))) execFileSync("npm", ["ci"], { cwd: here, stdio: "inherit" })
for (const [name, { source, tests }] of Object.entries(rooms)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`${name}:`)
  const words = ["run", join(here, "stryker.config.json"), "--mutate", `src/${source}/**/*.ts`]
  const { status } = spawnSync(join(here, "node_modules/.bin/stryker"), words, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, MUTATION_TESTS: tests }
  })
  if (status !== 0) process.exitCode = 1
}
