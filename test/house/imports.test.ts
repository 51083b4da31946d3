/** Who may import whom: read from the import lines of `src`, so that a broken wall names the two files on its sides. */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { describe, expect, it } from "vitest"

const root = join(import.meta.dirname, "../../src")
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .toSorted()
const textOf = (file: string): string => readFileSync(join(root, file), "utf8")

interface Import {
  readonly from: string
  /** A file of `src`, or the name of a package's module. */
  readonly to: string
  readonly own: boolean
}

const statement = /^(?:import|export)\b[^"'`;]*?\bfrom "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm

const importsOf = (from: string): ReadonlyArray<Import> =>
  [...textOf(from).matchAll(statement)].map(([, static_, bare, dynamic]) => {
    const name = static_ ?? bare ?? dynamic ?? ""
    return name.startsWith(".")
      ? { from, to: normalize(join(dirname(from), name)), own: true }
      : { from, to: name, own: false }
  })
const imports = files.flatMap(importsOf)

/** `installers/pip/Closure.ts` is in `installers`; what stands at the top is the house itself, which may see every room. */
const roomOf = (file: string): string => (file.includes("/") ? file.slice(0, file.indexOf("/")) : "")
const render = ({ from, to }: Import): string => `${from} imports ${to}`
const breaches = (breaks: (one: Import) => boolean): ReadonlyArray<string> => imports.filter(breaks).map(render)

const contracts = [
  "engines/Engine.ts",
  "installers/Installer.ts",
  "runtimes/RuntimeProvider.ts",
  "platforms/Platform.ts"
]

/** What a room may import besides its own files: rooms, and files of rooms. */
const walls: Readonly<Record<string, ReadonlyArray<string>>> = {
  domain: [],
  python: [],
  services: ["domain"],
  formats: ["domain", "services/Digest.ts"],
  diagnosis: ["domain"],
  launch: ["domain", "formats/TestManifest.ts"],
  sbom: ["domain", "services/Digest.ts"],
  changes: ["domain"],
  inspection: ["domain", "services"],
  report: ["domain", "services", "changes", "sbom"],
  progress: ["domain"],
  keys: ["domain", "services"],
  store: ["domain", "services"],
  programs: ["domain", "services"],
  hooks: ["domain", "services", "programs", "python"],
  assets: ["domain", "services", "programs", "python"],
  tools: ["domain", "services", "programs", "python"],
  distributions: ["domain", "services", "programs", "store", "python"],
  engines: ["domain", "services", "programs", "tools", "distributions", "keys", "store", "diagnosis", "python"],
  runtimes: ["domain", "services", "programs", "python"],
  installers: ["domain", "services", "programs", "formats", "distributions", "engines/Engine.ts"],
  survey: ["domain", "services", "formats", "python"],
  plan: ["domain", "launch", ...contracts],
  execute: [
    "domain",
    "changes",
    "services",
    "programs",
    "keys",
    "store",
    "distributions",
    "tools",
    "formats/requirements/RequirementsDigest.ts",
    "formats/PathFile.ts",
    "installers/Installer.ts",
    "engines/Engine.ts",
    "survey/RequirementFiles.ts"
  ],
  starting: [
    "domain",
    "services",
    "programs",
    "python",
    "launch",
    "diagnosis/ImportCures.ts",
    "survey/PortEvidence.ts",
    "survey/EntryPoints.ts"
  ],
  platforms: ["domain", "services", "formats/TomlDocument.ts", "formats/TestManifest.ts", "sbom"],
  // For people at a keyboard: it stands before the house, and sees the story and the platform that it stands in for.
  commands: [
    "domain",
    "services",
    "changes",
    "report",
    "formats",
    "keys/EnvironmentInputs.ts",
    "plan",
    "store",
    "platforms",
    "runtimes",
    "Staging.ts",
    "OwnSteps.ts",
    "launch/TestCommand.ts",
    "Conclusion.ts",
    "Outlook.ts",
    "OfflineOutlook.ts"
  ],
  testing: ["domain", "services", "store", ...contracts]
}

describe("the rooms of src", () => {
  it("are those that have walls", () => {
    const rooms = new Set(files.map(roomOf).filter((room) => room !== ""))
    expect([...rooms].filter((room) => walls[room] === undefined)).toEqual([])
  })

  it.each(Object.entries(walls))("%s imports nothing but its own, %j", (room, allowed) => {
    const open = new Set([room, ...allowed])
    expect(
      breaches(({ from, own, to }) => own && roomOf(from) === room && !open.has(roomOf(to)) && !open.has(to))
    ).toEqual([])
  })

  it("do not import each other", () => {
    const pairs = new Set(
      imports
        .filter(({ from, own, to }) => own && roomOf(from) !== "" && roomOf(to) !== "" && roomOf(from) !== roomOf(to))
        .map(({ from, to }) => `${roomOf(from)} ${roomOf(to)}`)
    )
    const both = [...pairs].filter((pair) => pairs.has(pair.split(" ").toReversed().join(" ")))
    expect(both).toEqual([])
  })

  it.each(["engines", "installers", "platforms", "store"])("have no folders in %s that import each other", (room) => {
    const folderOf = (file: string): string => /^\w+\/([\w-]+)\//.exec(file)?.[1] ?? ""
    expect(
      breaches(
        ({ from, own, to }) =>
          own &&
          roomOf(from) === room &&
          roomOf(to) === room &&
          folderOf(from) !== "" &&
          folderOf(to) !== "" &&
          folderOf(from) !== folderOf(to)
      )
    ).toEqual([])
  })

  it("import no file of the house itself but where said so", () => {
    expect(
      breaches(
        ({ from, own, to }) =>
          own && roomOf(from) !== "" && roomOf(to) === "" && walls[roomOf(from)]?.includes(to) !== true
      )
    ).toEqual([])
  })
})

describe("siblings", () => {
  it.each(["installers", "runtimes", "platforms"])("those in the registry of %s do not import each other", (room) => {
    const siblings = new Set(
      importsOf(`${room}/registry.ts`)
        .filter(({ own }) => own)
        .map(({ to }) => to)
        .filter((to) => !contracts.includes(to))
    )
    expect(siblings.size).toBeGreaterThan(0)
    expect(breaches(({ from, to }) => siblings.has(from) && siblings.has(to))).toEqual([])
  })

  it.each(["installers", "runtimes", "platforms"])("nobody in %s but the registry imports one of them", (room) => {
    const siblings = new Set(
      importsOf(`${room}/registry.ts`)
        .filter(({ own }) => own)
        .map(({ to }) => to)
        .filter((to) => !contracts.includes(to))
    )
    const outside = (from: string) => roomOf(from) === room && from !== `${room}/registry.ts`
    expect(breaches(({ from, to }) => siblings.has(to) && outside(from))).toEqual([])
  })
})

/** Comments may speak of anything. */
const codeOf = (file: string): string => textOf(file).replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, "")
const mayTouchTheWorld = (file: string): boolean =>
  roomOf(file) === "services" || file === "main.ts" || file === "start.ts"

describe("the world outside", () => {
  it("is named by services, start.ts and main.ts alone", () => {
    const world = /^(?:node:|@effect\/platform-node|execa$)/
    expect(breaches(({ from, to }) => world.test(to) && !mayTouchTheWorld(from))).toEqual([])
  })

  it("is touched by services, start.ts and main.ts alone", () => {
    const touches =
      /\bprocess\.(?:env|argv|exit|exitCode|cwd|stdout|stderr|stdin|kill|on|once)\b|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bset(?:Timeout|Interval)\b|\bconsole\./g
    const found = files
      .filter((file) => !mayTouchTheWorld(file))
      .flatMap((file) => [...codeOf(file).matchAll(touches)].map(([what]) => `${file}: ${what}`))
    expect(found).toEqual([])
  })

  it("reaches the domain through nothing but effect", () => {
    expect(breaches(({ from, own, to }) => roomOf(from) === "domain" && !own && !to.startsWith("effect/"))).toEqual([])
  })

  it("is reached by Effect's own unstable modules in services alone, each in one file", () => {
    const unstable = imports.filter(({ to }) =>
      /^effect\/(?:FileSystem|Path|PlatformError|Stdio|Terminal|process|cli|http)\b/.test(to)
    )
    expect(unstable.filter(({ from }) => roomOf(from) !== "services").map(render)).toEqual([])
    const importers = new Map(
      unstable.map(({ to }) => [to, new Set(unstable.filter((one) => one.to === to).map(({ from }) => from)).size])
    )
    expect([...importers].filter(([, count]) => count > 1).map(([to]) => to)).toEqual([])
  })

  it("gives Effect by its modules, not by the barrel that loads them all", () => {
    expect(breaches(({ to }) => to === "effect" || to === "@effect/platform-node")).toEqual([])
  })
})

/** What stands in quotes, of a template what is no code. */
const textsOf = (file: string): ReadonlyArray<string> =>
  [...codeOf(file).matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)].map(([text]) =>
    text.replaceAll(/\$\{[^}]*\}/g, "${}")
  )

describe("variables", () => {
  /** Variables that belong to the system and its programs; every other is declared with what it means. */
  const ofSystem =
    /^(?:PATH|HOME|NETRC|L(?:ANG|C_ALL|C_CTYPE)|LD_LIBRARY_PATH|PYENV_ROOT|XDG_CONFIG_(?:HOME|DIRS)|GIT_CONFIG_COUNT)$/

  it("are read by their declarations in domain/Options.ts", () => {
    const found = files
      .filter((file) => roomOf(file) !== "testing")
      .flatMap((file) =>
        [...codeOf(file).matchAll(/\benv\)?\s*\.(?:get|operator)\(\s*["'`]([^"'`]*)/gi)].flatMap(([, name = ""]) =>
          ofSystem.test(name) ? [] : [`${file}: ${name}`]
        )
      )
    expect(found).toEqual([])
  })

  it("that are declared are read", () => {
    const texts = files
      .filter((file) => file !== "domain/Options.ts")
      .map(codeOf)
      .join("\n")
    const unread = [...textOf("domain/Options.ts").matchAll(/^export const ([A-Z_]+) = (\w+)\(/gm)]
      .map(([, name = ""]) => name)
      .filter((name) => !new RegExp(`\\b${name}\\b`).test(texts))
    // What finds and fetches Node is sh, and pip's variables are passed on by their common beginning.
    expect(unread).toEqual(["PIP_ANY", "BUILDPACK_NODE", "BUILDPACK_NODE_URL"])
  })
})

describe("the words of a platform", () => {
  it("stand in platforms alone", () => {
    const words = /(?<![\w-])\.python(?![\w-])|\.profile\.d|\bdroplet\b|(?<![\w-])(?:deps|layers)(?![\w-])/
    const found = files
      .filter((file) => roomOf(file) !== "platforms")
      .flatMap((file) =>
        textsOf(file)
          .filter((text) => words.test(text))
          .map((text) => `${file}: ${text}`)
      )
    expect(found).toEqual([])
  })
})

describe("the files of src", () => {
  it("are named for what they hold", () => {
    expect(
      files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|shared|types|lib|misc)(?:\/|\.ts$)/i.test(file))
    ).toEqual([])
  })

  it("say in their first line what they are for", () => {
    expect(files.filter((file) => !/^\/\*\*(?: \S|\n \* \S)/.test(textOf(file)))).toEqual([])
  })

  /** A table, which a cut would only scatter. */
  const longer: Readonly<Record<string, number>> = {
    "diagnosis/building/SystemLibraries.ts": 330,
    "execute/BreakingReleases.ts": 330,
    // Written by the bundle step; what is read are the files beside it.
    "python/Programs.ts": Infinity,
    // A line for each archive, written by `.ci/pythons.ts`.
    "runtimes/DownloadList.ts": Infinity
  }

  it("are short enough to read", () => {
    const lines = (file: string) => textOf(file).split("\n").length
    expect(
      files.filter((file) => lines(file) > (longer[file] ?? 260)).map((file) => `${file}: ${lines(file)} lines`)
    ).toEqual([])
  })

  it("export each type's name once", () => {
    // A service's interface is told by its module: `Filesystem.Interface`.
    const sanctioned = new Set(["Interface"])
    const names = files.flatMap((file) =>
      [...textOf(file).matchAll(/^export (?:interface|type|class) (\w+)/gm)].map(
        ([, name = ""]) => [name, file] as const
      )
    )
    const owners = Map.groupBy(names, ([name]) => name)
    const doubled = [...owners].filter(
      ([name, all]) => !sanctioned.has(name) && new Set(all.map(([, file]) => file)).size > 1
    )
    expect(doubled.map(([name, all]) => `${name}: ${all.map(([, file]) => file).join(", ")}`)).toEqual([])
  })

  it("have two barrels alone, the package's entry points", () => {
    const barrels = files.filter(
      (file) => /^export \*/m.test(textOf(file)) || [...textOf(file).matchAll(/^export .* from /gm)].length > 3
    )
    expect(barrels.filter((file) => !["index.ts", "testing.ts"].includes(file))).toEqual([])
  })

  it("are imported without a circle", () => {
    const next = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ own }) => own)
          .map(({ to }) => to)
      ])
    )
    const done = new Set<string>()
    const circle = (file: string, path: ReadonlyArray<string>): ReadonlyArray<string> => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
      if (done.has(file)) return []
      const found = (next.get(file) ?? []).map((to) => circle(to, [...path, file])).find((one) => one.length > 0) ?? []
      done.add(file)
      return found
    }
    expect(files.map((file) => circle(file, [])).filter((one) => one.length > 0)).toEqual([])
  })
})
