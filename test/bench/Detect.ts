/** What `bin/detect` costs a platform that asks every buildpack about every app, against starting a shell at all. */
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { type Bar, figure, render, type Section, spread, table } from "./Figures.ts"
import { measure } from "./Stopwatch.ts"

const program = join(import.meta.dirname, "../../bin/detect")

const plant = (folder: string, files: Readonly<Record<string, string>>): string => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const byRequirements = { "requirements.txt": "flask\n", "app.py": "", Procfile: "web: gunicorn app:app\n" }
const byRuntime = { "runtime.txt": "python-3.12\n", "hello.py": "", Procfile: "web: python hello.py\n" }
const ofNode = {
  "package.json": "{}",
  "package-lock.json": "{}",
  "README.md": "",
  Procfile: "web: node src/server.js\n",
  "src/server.js": "",
  "src/routes/index.js": "",
  "public/index.html": "",
  "test/server.test.js": "",
  "node_modules/express/index.js": ""
}

const bound = { atMost: 3 }

export const detect = async (work: string, rounds: number): Promise<Section> => {
  const log = join(work, "detect.log")
  const command = (argv: ReadonlyArray<string>, status = 0) => ({
    argv,
    env: { PATH: "/usr/bin:/bin" },
    cwd: "/",
    log,
    status
  })
  const rivals = [
    { title: "`sh -c true`", command: command(["/bin/sh", "-c", "true"]) },
    { title: "yes, by `requirements.txt`", command: command([program, plant(join(work, "yes"), byRequirements)]) },
    { title: "yes, by a line of `runtime.txt`", command: command([program, plant(join(work, "line"), byRuntime)]) },
    { title: "no, a Node.js app", command: command([program, plant(join(work, "no"), ofNode)], 1) }
  ]
  await measure(
    rivals.map((rival) => [rival.command]),
    Math.ceil(rounds / 10)
  )
  const results = await measure(
    rivals.map((rival) => [rival.command]),
    rounds
  )
  const figures = rivals.map((rival, column) => {
    const measured = results.map((round) => round[column])
    const wrong = measured.find((each) => each?.status !== rival.command.status)
    if (wrong !== undefined) throw new Error(`${rival.title} ended with ${wrong.status}`)
    return { title: rival.title, millis: spread(measured.map((each) => (each?.wall ?? Number.NaN) * 1000)) }
  })
  const base = figures[0]?.millis
  if (base === undefined) throw new Error("nothing was measured")
  const rows = figures.map(({ title, millis }) => [
    title,
    render(millis),
    figure(millis.min / base.min),
    figure(millis.median / base.median)
  ])
  const bars: ReadonlyArray<Bar> = figures
    .slice(1)
    .map(({ title, millis }) => ({ title: `detect ${title} / \`sh -c true\``, measured: millis.min / base.min, bound }))
  const text = [
    `### detect (${rounds} rounds)`,
    "",
    table(["", "ms, min / median / max", "ratio of minima", "ratio of medians"], rows)
  ].join("\n")
  return { text, bars }
}
