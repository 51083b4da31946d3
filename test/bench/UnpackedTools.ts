/** The packaging tools as a folder to import from, so that a contestant starts with a pip that costs nothing to get. */
import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import type { Tool } from "../../src/domain/Plan.ts"
import type { Python } from "../support/machine/Pythons.ts"

const script = String.raw`
import compileall, sys, zipfile
for wheel in sys.argv[2:]:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(sys.argv[1])
compileall.compile_dir(sys.argv[1], quiet=2)
`

/** Makes the folder, and gives it back. */
export const unpackTools = async (
  python: Python,
  tools: ReadonlyArray<Tool>,
  files: string,
  into: string
): Promise<string> => {
  await promisify(execFile)(python.path, [
    "-E",
    "-s",
    "-c",
    script,
    into,
    ...tools.map(({ file }) => join(files, file))
  ])
  return into
}
