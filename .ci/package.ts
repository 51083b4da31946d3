/**
 * Packs the buildpack for a platform that wants an archive: `npm run package -- cnb [FOLDER]` writes them into FOLDER, by default the
 * current one. The same sources give the same bytes, wherever and whenever.
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { cnbPackages } from "./package/cnb.ts"
import { type Packed, statementOf } from "./package/Statement.ts"

const kinds: Readonly<Record<string, () => ReadonlyArray<Packed>>> = { cnb: cnbPackages }

const [kind = "", folder = "."] = process.argv.slice(2)
const make = kinds[kind]
if (make === undefined) {
  console.error(`Usage: npm run package -- ${Object.keys(kinds).join("|")} [FOLDER]`)
  process.exitCode = 2
} else {
  for (const packed of make()) {
    writeFileSync(join(folder, packed.name), packed.bytes)
    writeFileSync(join(folder, `${packed.name}.intoto.json`), statementOf(packed))
    console.log(`${packed.name} written, with ${packed.name}.intoto.json`)
  }
}
