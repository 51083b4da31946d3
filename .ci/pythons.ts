/**
 * Writes `src/runtimes/DownloadList.ts`, the Pythons that can be downloaded: of uv's own list, which each of its releases carries, those
 * of CPython 3.8 and later for Linux. `node .ci/pythons.ts UV`, where UV is the program of a uv whose wheel pip has checked.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { createZstdDecompress } from "node:zlib"

interface Build {
  readonly arch: { readonly family: string; readonly variant: string | null }
  readonly build: string
  readonly libc: string
  readonly major: number
  readonly minor: number
  readonly name: string
  readonly os: string
  readonly patch: number
  readonly prerelease: string
  readonly sha256: string | null
  readonly url: string
  readonly variant: string | null
}

const isList = (value: unknown): value is Readonly<Record<string, Build>> =>
  typeof value === "object" && value !== null && Object.keys(value).some((key) => key.startsWith("cpython-3."))

/** Up to where it ends or stops being zstd: what follows in the program is none. */
const decompressed = (bytes: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const parts: Array<Buffer> = []
    const stream = createZstdDecompress()
    const finish = () => resolve(Buffer.concat(parts).toString("utf8"))
    stream.on("data", (part: Buffer) => void parts.push(part))
    stream.on("end", finish).on("error", finish)
    stream.end(bytes)
  })

const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

const listIn = async (program: Buffer): Promise<Readonly<Record<string, Build>>> => {
  for (let at = program.indexOf(magic); at >= 0; at = program.indexOf(magic, at + 1)) {
    const text = await decompressed(program.subarray(at, at + (4 << 20)))
    if (!text.startsWith('{"cpython-') && !text.includes("python-build-standalone")) continue
    const end = text.lastIndexOf("}")
    const list: unknown = JSON.parse(text.slice(0, end + 1))
    if (isList(list)) return list
  }
  throw new Error("This program carries no list of Pythons that could be understood")
}

/** Static builds for musl, which cannot load extensions, ended with the release of March 2025. */
const firstDynamic = "20250317"

const lineOf = (one: Build): ReadonlyArray<string> => {
  const { arch, build, libc, major, minor, patch, sha256, url } = one
  const flavour = /install_only(_stripped)?\.tar\.gz$/.exec(url)
  const wanted =
    one.name === "cpython" &&
    one.os === "linux" &&
    one.prerelease === "" &&
    one.variant === null &&
    arch.variant === null &&
    major === 3 &&
    minor >= 8 &&
    ["x86_64", "aarch64"].includes(arch.family) &&
    (libc === "gnu" || (libc === "musl" && build >= firstDynamic))
  if (!wanted || flavour === null || sha256 === null) return []
  const name = `cpython-${major}.${minor}.${patch}%2B${build}-${arch.family}-unknown-linux-${libc}-${flavour[0]}`
  if (!url.endsWith(`/${build}/${name}`)) throw new Error(`${url} is not where it should be`)
  const kind = `${arch.family === "x86_64" ? "x" : "a"}${libc === "gnu" ? "g" : "m"}${flavour[1] === undefined ? "w" : "s"}`
  return [`${major}.${minor}.${patch} ${build} ${kind} ${Buffer.from(sha256, "hex").toString("base64url")}`]
}

const numeric = (line: string): number =>
  (line.split(" ")[0] ?? "").split(".").reduce((sum, part) => sum * 1000 + Number(part), 0)

const [program] = process.argv.slice(2)
if (program === undefined) throw new Error("node .ci/pythons.ts UV")
const builds = Object.values(await listIn(readFileSync(program)))
const lines = builds.flatMap(lineOf).toSorted((a, b) => numeric(b) - numeric(a) || (a < b ? -1 : 1))
const newest =
  lines
    .map((line) => line.split(" ")[1] ?? "")
    .toSorted()
    .at(-1) ?? ""
const date = `${newest.slice(0, 4)}-${newest.slice(4, 6)}-${newest.slice(6)}`
const text = `/** Pythons of python-build-standalone that can be downloaded, written by \`.ci/pythons.ts\`: version, release, kind, and SHA-256 in base64. */

/** The day of the newest release in the list. */
export const listedOn = "${date}"

/** The kind is \`x\` or \`a\` (x86_64, aarch64), \`g\` or \`m\` (glibc, musl), \`s\` or \`w\` (stripped of symbols, or with them). */
export const downloadList = \`
${lines.join("\n")}
\`
`
writeFileSync(join(import.meta.dirname, "../src/runtimes/DownloadList.ts"), text)
console.log(`${lines.length} Pythons in ${text.length} bytes, of ${date}`)
