/** Starts what was staged: a Python that imports every package of a set, against the same from a copy of pip's own installation. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { type Contestant, cold, environment, logOf, made } from "./contestants/Contestant.ts"
import { ours } from "./contestants/Ours.ts"
import { pipAlone } from "./contestants/Pip.ts"
import { type Course, inFolder } from "./Course.ts"
import type { Section } from "./Figures.ts"
import { attempted, minimum, race } from "./Race.ts"
import { standings, titleOf } from "./Standings.ts"

const importing = ({ set }: Course): string => set.imports.map((name) => `import ${name}`).join("; ")

/** Nothing is written, so that what is not compiled shows each time, as in a place that nobody may write to. */
const starting = (id: string, title: string, base: string): Contestant => ({
  id,
  title,
  prepare: (course, folder) => ({
    commands: [
      {
        argv: [course.python.path, "-B", "-c", importing(course)],
        env: { ...environment(course, folder), PYTHONUSERBASE: base },
        cwd: "/",
        log: logOf(folder)
      }
    ]
  })
})

/** Packed and unpacked with other times, as droplets, slugs and images are. */
const moved = (base: string, to: string): string => {
  const script = 'tar -C "$0" -cf - . | tar -xmf - -C "$1"'
  execFileSync("/bin/sh", ["-c", script, base, made(to)])
  return to
}

/** Modules that were compiled from their sources when all were imported. */
const recompiled = (course: Course, folder: string, base: string): number => {
  const env = { ...environment(course, folder), PYTHONUSERBASE: base }
  const script = `exec "$0" -B -v -c "$1" 2>&1`
  const told = execFileSync("/bin/sh", ["-c", script, course.python.path, importing(course)], {
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28
  })
  const pattern = course.set.line === "2.7" ? /^import \S+ # from .+\.py$/gm : /^# code object from '?[^'\n]+\.py'?$/gm
  return told.match(pattern)?.length ?? 0
}

export const startUp = (course: Course, rounds = 3 * course.set.rounds.warm): Promise<Section> =>
  inFolder(course, "start", async (work) => {
    const install = async (one: Contestant): Promise<string> => {
      const folder = made(work, one.id)
      const attempt = one.prepare(course, folder, join(folder, "kept"))
      await attempted(course, one.title, attempt, folder)
      if (attempt.result === undefined) throw new Error(`${one.title} made nothing`)
      return attempt.result
    }
    const staged = await install(ours("a first staging"))
    const copied = join(work, "copy of pip")
    execFileSync("/bin/cp", ["-a", await install(pipAlone(course)), copied])
    const elsewhere = moved(staged, join(work, "moved"))
    const copiedElsewhere = moved(copied, join(work, "moved copy"))
    const entrants = [
      starting("staged", "what this buildpack staged", staged),
      starting("moved", "the same, packed and unpacked with other times", elsewhere),
      starting("copy", "`cp -a` of what pip installed and compiled", copied),
      starting("moved-copy", "the same, packed and unpacked with other times", copiedElsewhere)
    ].map(cold(course))
    const raced = await race("start", entrants, rounds, work)
    const [anew = Number.NaN, ofPip] = [elsewhere, copiedElsewhere].map((base) =>
      recompiled(course, made(work, "counted"), base)
    )
    return {
      text: [
        standings(titleOf("starting, all packages imported", course, rounds), raced, "copy", "the copy"),
        `Modules that have to be compiled again where times are others: ${anew}; of pip's, ${ofPip}.`
      ].join("\n\n"),
      bars: [
        {
          title: `starting what was staged / \`cp -a\` of pip's, ${course.set.name}`,
          measured: minimum(raced, "staged") / minimum(raced, "copy"),
          // The same work, so what is above 1 is how much two runs of one thing differ.
          bound: { atMost: 1.02 }
        },
        // Before 3.7, compiled modules go by the times of their sources.
        ...(course.set.line === "2.7"
          ? []
          : [{ title: `modules compiled again, ${course.set.name}`, measured: anew, bound: { atMost: 0 } }])
      ]
    }
  })
