/** Builds a Cloud Native image once more with one source file changed, from what a lifecycle brings back: the cache, and of other layers their metadata. */
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Toml from "smol-toml"
import { walk } from "../support/machine/Folders.ts"
import { buildpack } from "../support/staging/StagedApp.ts"
import { type Attempt, type Contestant, cold, environment, logOf, made, warm } from "./contestants/Contestant.ts"
import { copyOf, startingNode } from "./contestants/Floors.ts"
import { plantApp } from "./contestants/Ours.ts"
import { type Course, inFolder } from "./Course.ts"
import type { Section } from "./Figures.ts"
import { attempted, race } from "./Race.ts"
import { standings, titleOf } from "./Standings.ts"

const building = (course: Course, folder: string, app: string, layers: string): Attempt => {
  writeFileSync(join(folder, "plan.toml"), "")
  return {
    commands: [
      {
        argv: [join(buildpack, "bin/build")],
        env: {
          ...environment(course, folder),
          // The run image is the machine itself.
          PYTHON_RUNTIMES: "host",
          BUILDPACK_PYTHON_PATH: course.python.root,
          CNB_LAYERS_DIR: layers,
          CNB_PLATFORM_DIR: made(folder, "platform"),
          CNB_BP_PLAN_PATH: join(folder, "plan.toml"),
          CNB_BUILDPACK_DIR: buildpack,
          CNB_APP_DIR: app,
          CNB_TARGET_OS: "linux",
          CNB_TARGET_ARCH: process.arch === "x64" ? "amd64" : process.arch
        },
        cwd: app,
        log: logOf(folder)
      }
    ]
  }
}

const first: Contestant = {
  id: "first",
  title: "this buildpack, a first build",
  prepare: (course, folder) => building(course, folder, plantApp(course, folder), made(folder, "layers"))
}

/** Of layers for the image alone, a lifecycle brings back what is in their files, less what they are for (API 0.6 and later). */
const restored = (from: string, to: string): void => {
  mkdirSync(to)
  for (const name of readdirSync(from).filter(
    (each) => each.endsWith(".toml") && !/^(?:launch|build|store)\.toml$/.test(each)
  )) {
    const { metadata = {}, types } = Toml.parse(readFileSync(join(from, name), "utf8"))
    writeFileSync(join(to, name), Toml.stringify({ metadata }))
    const isCache =
      typeof types === "object" && !(types instanceof Date) && !Array.isArray(types) && types["cache"] === true
    const content = join(from, name.replace(/\.toml$/, ""))
    if (isCache && existsSync(content))
      cpSync(content, join(to, name.replace(/\.toml$/, "")), { recursive: true, preserveTimestamps: true })
  }
}

/** Bytes in the layers of an interpreter and of packages; that of variables is written each time, and is the same each time. */
const bytesIn = (layers: string): number =>
  readdirSync(layers)
    .filter((name) => !["cache", "environment"].includes(name) && lstatSync(join(layers, name)).isDirectory())
    .flatMap((name) => walk(join(layers, name)))
    .reduce((total, path) => total + lstatSync(path).size, 0)

const again = (before: string): Contestant => ({
  id: "again",
  title: "this buildpack, one source file changed",
  prepare: (course, folder) => {
    const app = plantApp(course, folder)
    writeFileSync(join(app, "changed.py"), `# ${folder}\n`)
    const layers = join(folder, "layers")
    restored(before, layers)
    return building(course, folder, app, layers)
  }
})

export const rebuild = (course: Course, rounds = course.set.rounds.warm): Promise<Section> =>
  inFolder(course, "rebuild", async (work) => {
    const build = async (one: Contestant, name: string): Promise<string> => {
      const folder = made(work, name)
      await attempted(course, one.title, one.prepare(course, folder, ""), folder)
      return join(folder, "layers")
    }
    const layers = await build(first, "first")
    const rewritten = bytesIn(await build(again(layers), "second"))
    const finished = join(layers, "packages")
    const entrants = [
      cold(course)(first),
      cold(course)(again(layers)),
      ...[copyOf("copy", "`cp -a` of the layer of packages", finished), startingNode].map(warm(course, work))
    ]
    const raced = await race("rebuild", entrants, rounds, work)
    return {
      text: [
        standings(titleOf("a Cloud Native rebuild", course, rounds), raced, "copy", "`cp -a`"),
        `With one source file changed, ${rewritten} bytes of layers with a Python or packages are written; the first build writes ${bytesIn(layers)}.`
      ].join("\n\n"),
      bars: [
        {
          title: `bytes of Python layers written by a rebuild, ${course.set.name}`,
          measured: rewritten,
          bound: { atMost: 0 }
        }
      ]
    }
  })
