/** Obtains the packaging tools of a Python's band: pinned by checksum, fetched once, kept unpacked and compiled. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { PIP_INDEX_URL } from "../../domain/Options.ts"
import type { Tool } from "../../domain/Plan.ts"
import type { Runtime } from "../../domain/Runtime.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { Cache } from "../../services/Cache.ts"
import { sha256 } from "../../services/Digest.ts"
import { Env } from "../../services/Env.ts"
import { type FileAccessFailed, Filesystem, join } from "../../services/Filesystem.ts"
import { OwnDependencies } from "../../services/OwnDependencies.ts"
import { type ProgramNotStarted, succeeded } from "../../services/Process.ts"
import { Report } from "../../services/Report.ts"
import { runQuietly } from "../../programs/Program.ts"
import { toolsKey } from "../../tools/ToolsKey.ts"
import type { Pip } from "./PipSite.ts"
import { fetchFile, unpackTools } from "../../python/Programs.ts"
import { runPipQuietly } from "./PipRun.ts"
import type { InstallServices } from "../../services/InstallServices.ts"
import { pipEnvironment } from "./PipEnvironment.ts"

/** No way led to the tools, and the interpreter has no pip of its own to do with. */
export class ToolsUnavailable
  extends Data.TaggedError("ToolsUnavailable")<{ readonly tools: ReadonlyArray<string>; readonly last: string }>
  implements StagingError
{
  readonly id = "tools/unavailable"
  readonly blame = "environment"
  readonly facts = { unreachable: true }
  readonly transient = true
  readonly title = "The packaging tools could not be fetched"
  override get message(): string {
    return `This Python needs ${this.tools.join(", ")}. No index gave it, and the interpreter brings no pip of its own.\n${this.last}`
  }
  readonly hints: ReadonlyArray<string> = [
    "Make the package index reachable from the staging host, or set $PIP_INDEX_URL to one that is.",
    "On Debian and Ubuntu, `apt-get install python3-pip-whl` gives the interpreter a pip to start from."
  ]
}

export interface ToolRequest {
  readonly runtime: Runtime
  readonly work: string
  readonly prefix: string
  readonly downloads: string
  /** Options of $PIP_OPTS that say where packages come from. */
  readonly indexOptions: ReadonlyArray<string>
  readonly optionEnv: Readonly<Record<string, string>>
  /** The application's directory, which relative settings of pip count from. */
  readonly root: string
  /** Other interpreters of the stack, whose pip may fetch for this one; asked for only when no other way leads on. */
  readonly others: Effect.Effect<ReadonlyArray<Runtime>, StagingError, InstallServices>
}

interface Downloader {
  readonly program: string
  readonly pip: string
  readonly foreign: boolean
}

const ownDownloaders = ({ runtime }: ToolRequest): ReadonlyArray<Downloader> =>
  [runtime.pip?.path, runtime.bundledPip === undefined ? undefined : join(runtime.bundledPip, "pip")]
    .filter((pip) => pip !== undefined)
    .map((pip) => ({ program: runtime.executable, pip, foreign: false }))

/** One try with another interpreter's pip is enough: what it cannot reach, its neighbour cannot either. */
const otherDownloaders = Effect.fn("PackagingTools.otherDownloaders")(function* (place: ToolRequest) {
  const others = yield* place.others.pipe(Effect.orElseSucceed((): ReadonlyArray<Runtime> => []))
  return others
    .filter(({ executable, pip }) => pip !== undefined && executable !== place.runtime.executable)
    .slice(0, 1)
    .map(({ executable, pip }): Downloader => ({ program: executable, pip: pip?.path ?? "", foreign: true }))
})

const environment = Effect.fn("PackagingTools.environment")(function* (place: ToolRequest) {
  const env = yield* Env
  const site = { ...place, pip: { path: "", offers: [], version: "" }, mentions: [] }
  const all = { ...pipEnvironment(env, site), ...place.optionEnv }
  // What the app asks of its packages is no rule for the tools, which are pinned.
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name]) => !/^PIP_(?:CONSTRAINT|BUILD_CONSTRAINT|NO_BINARY|ONLY_BINARY|REQUIRE_HASHES)$/i.test(name)
    )
  )
})

const withPip = Effect.fn("PackagingTools.withPip")(function* (
  place: ToolRequest,
  downloader: Downloader,
  tools: ReadonlyArray<Tool>,
  into: string
) {
  const files = yield* Filesystem
  const { major, minor } = place.runtime.version
  const pins = join(into, "pins.txt")
  yield* files.write(pins, tools.map((tool) => `${tool.name}==${tool.version} --hash=sha256:${tool.sha256}\n`).join(""))
  const target = downloader.foreign
    ? ["--python-version", `${major}${minor}`, "--implementation", "py", "--abi", "none", "--platform", "any"]
    : []
  const outcome = yield* runPipQuietly(place.work, {
    label: "Fetching the packaging tools",
    program: downloader.program,
    args: [
      downloader.pip,
      "download",
      "-q",
      // There are other ways to go on, so none is tried for minutes.
      "--retries",
      "1",
      "--no-deps",
      "--only-binary",
      ":all:",
      "--require-hashes",
      ...target,
      ...place.indexOptions,
      "-d",
      into,
      "-r",
      pins
    ],
    env: yield* environment(place),
    cwd: place.root
  })
  return succeeded(outcome)
    ? undefined
    : (outcome.output.findLast((line) => /error|fail/i.test(line)) ?? "pip download failed")
})

const fromIndex = Effect.fn("PackagingTools.fromIndex")(function* (
  place: ToolRequest,
  tools: ReadonlyArray<Tool>,
  into: string
) {
  const index = (yield* Env).get(PIP_INDEX_URL)
  if (index === undefined) return "$PIP_INDEX_URL is not set."
  for (const tool of tools) {
    const outcome = yield* runQuietly({
      label: `Fetching ${tool.name}`,
      program: place.runtime.executable,
      // The address may hold a password, and arguments can be read by everybody on the host.
      args: ["-c", fetchFile, "", tool.name, tool.file, tool.sha256, join(into, tool.file)],
      env: { ...(yield* environment(place)), BUILDPACK_INDEX_URL: index },
      cwd: into
    })
    if (!succeeded(outcome)) return outcome.output.at(-1) ?? "the index gave nothing"
  }
  return undefined
})

const isGenuine = Effect.fn("PackagingTools.isGenuine")(function* (tool: Tool, directory: string) {
  const files = yield* Filesystem
  const content = yield* files.read(join(directory, tool.file)).pipe(Effect.orElseSucceed(() => undefined))
  return content !== undefined && sha256(content) === tool.sha256
})

/** A package of the buildpack may have them. */
const fromOwn = Effect.fn("PackagingTools.fromOwn")(function* (tools: ReadonlyArray<Tool>, into: string) {
  const files = yield* Filesystem
  const own = yield* OwnDependencies
  if (own === undefined) return false
  for (const { file } of tools) {
    if ((yield* files.status(join(own.tools, file)))?.kind !== "file") return false
    yield* files.copy(join(own.tools, file), join(into, file))
  }
  return (yield* Effect.forEach(tools, (tool) => isGenuine(tool, into))).every(Boolean)
})

/** Tries one way after another until every wheel is there with the right checksum. */
const fetch = Effect.fn("PackagingTools.fetch")(function* (
  place: ToolRequest,
  tools: ReadonlyArray<Tool>,
  into: string
) {
  if (yield* fromOwn(tools, into)) return
  const names = tools.map((tool) => `${tool.name} ${tool.version}`)
  let last = ""
  const tried = Effect.fnUntraced(function* (
    way: Effect.Effect<string | undefined, FileAccessFailed | ProgramNotStarted, InstallServices>
  ) {
    const trouble = yield* way.pipe(Effect.catchTag("ProgramNotStarted", (error) => Effect.succeed(error.message)))
    last = trouble ?? last
    return (yield* Effect.forEach(tools, (tool) => isGenuine(tool, into))).every(Boolean)
  })
  for (const downloader of ownDownloaders(place)) {
    if (yield* tried(withPip(place, downloader, tools, into))) return
  }
  for (const downloader of yield* otherDownloaders(place)) {
    if (yield* tried(withPip(place, downloader, tools, into))) return
  }
  if (yield* tried(fromIndex(place, tools, into))) return
  return yield* new ToolsUnavailable({ tools: names, last })
})

const unpackInto = Effect.fn("PackagingTools.unpackInto")(function* (
  place: ToolRequest,
  tools: ReadonlyArray<Tool>,
  from: string,
  to: string
) {
  const outcome = yield* runQuietly({
    label: "Unpacking the packaging tools",
    program: place.runtime.executable,
    args: ["-E", "-s", "-c", unpackTools, to, ...tools.map((tool) => join(from, tool.file))],
    env: yield* environment(place),
    cwd: from
  })
  if (!succeeded(outcome))
    return yield* new ToolsUnavailable({ tools: tools.map((t) => t.name), last: outcome.output.at(-1) ?? "" })
})

const fallback = (place: ToolRequest, trouble: ToolsUnavailable) =>
  Effect.gen(function* () {
    const own = place.runtime.pip
    if (own === undefined) return yield* trouble
    const text =
      `${trouble.tools.join(", ")} could not be fetched, so the interpreter's own pip ${own.version} is used.\n${trouble.last}`.trimEnd()
    yield* (yield* Report).warning({ id: "tools/own-pip-used", text })
    return { path: own.path, offers: [], version: own.version } satisfies Pip
  })

/** The pip of the band, ready to run. */
export const provide = Effect.fn("PackagingTools.provide")(function* (place: ToolRequest, tools: ReadonlyArray<Tool>) {
  const cache = yield* Cache
  const files = yield* Filesystem
  const download = join(place.work, "tools")
  const obtained = cache.tree(toolsKey(place.runtime, tools), (directory) =>
    Effect.gen(function* () {
      yield* files.makeDirectory(download)
      yield* fetch(place, tools, download)
      yield* unpackInto(place, tools, download, directory)
    })
  )
  return yield* obtained.pipe(
    Effect.map((directory): Pip => ({
      path: join(directory, "pip"),
      offers: tools.length > 1 ? [directory] : [],
      version: tools[0]?.version ?? ""
    })),
    Effect.catchTag("ToolsUnavailable", (trouble) => fallback(place, trouble))
  )
})
