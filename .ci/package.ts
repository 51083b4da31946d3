/**
 * Packs the buildpack for a platform that wants an archive: `npm run package -- cnb [FOLDER]` writes them into FOLDER, by default the
 * current one. The same sources give the same bytes, wherever and whenever.
 *
 *     npm run package -- cf [--stack NAME] [--node x64,arm64|none] [FOLDER]
 *     npm run package -- cf --offline --runtimes DIR_OR_URL [--stack NAME] [--node x64,arm64] [FOLDER]
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { type CfOptions, cfPackages } from "./package/cf.ts"
import { cnbPackages } from "./package/cnb.ts"
import { machines } from "./package/NodeBinaries.ts"
import { type Packed, statementOf } from "./package/Statement.ts"

const flags = {
  offline: { type: "boolean" },
  runtimes: { type: "string" },
  stack: { type: "string" },
  node: { type: "string" }
} as const

/** What somebody has typed that means nothing. */
class Misread extends Error {}

const parsed = () => {
  try {
    return parseArgs({ options: flags, allowPositionals: true })
  } catch (error) {
    throw new Misread(error instanceof Error ? error.message : String(error))
  }
}

const machinesOf = (words: string): CfOptions["machines"] => {
  const named = words === "none" ? [] : words.split(",")
  const found = machines.filter((machine) => named.includes(machine))
  if (found.length !== named.length) throw new Misread(`--node takes ${machines.join(",")}, one of them, or none`)
  return found
}

interface Asked {
  readonly folder: string
  readonly make: () => Promise<ReadonlyArray<Packed>>
}

const asked = (): Asked => {
  const { positionals, values } = parsed()
  const [kind, folder = ".", ...more] = positionals
  if (more.length > 0) throw new Misread(`There is no use for ${more.join(" ")}`)
  if (kind === "cnb") {
    const [flag] = Object.keys(values)
    if (flag !== undefined) throw new Misread(`--${flag} is for cf`)
    return { folder, make: async () => cnbPackages() }
  }
  if (kind !== "cf") throw new Misread("Which? cf or cnb")
  const { node = machines.join(","), offline = false, runtimes, stack } = values
  if (offline !== (runtimes !== undefined))
    throw new Misread("--offline and --runtimes go together: no stack of Cloud Foundry has a Python of its own")
  if (offline && node === "none") throw new Misread("--offline wants a Node.js, which no stack has")
  if (stack !== undefined && !/^[\w.-]+$/.test(stack)) throw new Misread(`${stack} is no name of a stack`)
  return { folder, make: () => cfPackages({ offline, runtimes, stack, machines: machinesOf(node) }) }
}

try {
  const { folder, make } = asked()
  for (const packed of await make()) {
    writeFileSync(join(folder, packed.name), packed.bytes)
    writeFileSync(join(folder, `${packed.name}.intoto.json`), statementOf(packed))
    const size = (packed.bytes.length / 2 ** 20).toFixed(packed.bytes.length < 2 ** 20 ? 1 : 0)
    console.log(`${packed.name} written, ${size} MiB, with ${packed.name}.intoto.json`)
  }
} catch (error) {
  const misread = error instanceof Misread
  console.error(error instanceof Error ? error.message : error)
  if (misread)
    console.error("Usage: npm run package -- cf|cnb [FOLDER]; the first lines of .ci/package.ts have all of it")
  process.exitCode = misread ? 2 : 1
}
