/** The package for Cloud Foundry: a zip for `cf create-buildpack`, which fetches at staging what it lacks; or one that brings everything along. */
import { buildpackFiles, type PackedFile } from "./BuildpackFiles.ts"
import type { Dependency } from "./Dependency.ts"
import { foldersOf } from "./Folders.ts"
import { type Machine, machines, nodeBinary } from "./NodeBinaries.ts"
import { pythonsOf } from "./Pythons.ts"
import { type Packed, sha256 } from "./Statement.ts"
import { toolWheels } from "./ToolWheels.ts"
import { zip } from "./Zip.ts"
import { buildpackVersion } from "../../src/domain/BuildpackVersion.ts"

export interface CfOptions {
  /** Brings everything along that a staging would fetch, but for the app's packages. */
  readonly offline: boolean
  /** Where the Pythons of an offline package are, as `$PYTHON_ARCHIVES`. */
  readonly runtimes: string | undefined
  /** The only stack that it is for; without, the platform offers it on each. */
  readonly stack: string | undefined
  readonly machines: ReadonlyArray<Machine>
}

/** Cloud Controller reads the stack alone; people and scanners read what is in it. */
const manifest = (stack: string | undefined, dependencies: ReadonlyArray<Dependency>): string =>
  [
    "---",
    "language: python",
    ...(stack === undefined ? [] : [`stack: ${JSON.stringify(stack)}`]),
    ...(dependencies.length === 0 ? ["dependencies: []"] : ["dependencies:"]),
    ...dependencies.flatMap(({ content, name, path, version }) => [
      `- name: ${name}`,
      `  version: ${JSON.stringify(version)}`,
      `  file: ${JSON.stringify(path)}`,
      `  sha256: ${sha256(content)}`
    ]),
    ""
  ].join("\n")

const text = (path: string, content: string): PackedFile => ({ path, content: Buffer.from(content), program: false })

export const cfPackages = async (options: CfOptions): Promise<ReadonlyArray<Packed>> => {
  const { offline, runtimes, stack } = options
  const nodes = machines.filter((machine) => options.machines.includes(machine)).map(nodeBinary)
  const tools = offline ? toolWheels() : []
  const pythons = runtimes === undefined ? undefined : await pythonsOf(runtimes)
  const dependencies = [...nodes, ...tools, ...(pythons?.pythons ?? [])]
  const files = [
    ...buildpackFiles(["LICENSE", "package.json"]),
    ...dependencies,
    ...(pythons === undefined ? [] : [pythons.index]),
    text("VERSION", `${buildpackVersion}\n`),
    text("manifest.yml", manifest(stack, dependencies))
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const entries = [
    ...foldersOf(files.map(({ path }) => path)).map((path) => ({ path, mode: 0o755 })),
    ...files.map(({ content, path, program }) => ({ path, content, mode: program ? 0o755 : 0o644 }))
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const name = [
    "python-buildpack-cf",
    ...(offline ? ["offline"] : []),
    ...(stack === undefined ? [] : [stack]),
    ...(nodes.length === machines.length ? [] : nodes.length === 0 ? ["without-node"] : options.machines)
  ].join("-")
  // Where the Pythons were is nobody's business: it may be an address with a password.
  const parameters = { offline, nodes: options.machines, ...(stack === undefined ? {} : { stack }) }
  return [{ name: `${name}-${buildpackVersion}.zip`, bytes: zip(entries), files, parameters }]
}
