/** `bin/release` prints one YAML mapping and nothing else, whatever the app holds. */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"

const release = fileURLToPath(new URL("../../bin/release", import.meta.url))
const root = mkdtempSync(join(tmpdir(), "release "))
afterAll(() => rmSync(root, { recursive: true }))

const appOf = (name: string, answer?: string): string => {
  mkdirSync(join(root, name, ".python"), { recursive: true })
  if (answer !== undefined) writeFileSync(join(root, name, ".python/release.yml"), answer)
  return join(root, name)
}
const shells = [["/bin/sh"], ["dash"], ["bash", "--posix"], ["busybox", "sh"]].map(([program = "", ...options]) => {
  const found = spawnSync("sh", ["-c", 'command -v "$0"', program], { encoding: "utf8" }).stdout.trim()
  return { name: [program, ...options].join(" "), program: found, options }
})

const printed = (stdout: string) => ({ status: 0, stdout, stderr: "" })

describe.each(shells)("bin/release under $name", ({ program, options }) => {
  const run = (...args: ReadonlyArray<string>) => {
    const env = { PATH: "/nonexistent" }
    const { status, stdout, stderr } = spawnSync(program, [...options, release, ...args], { env, encoding: "utf8" })
    return { status, stdout, stderr }
  }

  it
    .skipIf(program === "")
    .each([
      ["---\ndefault_process_types:\n  web: 'gunicorn  app:app \\n -b \"é 語\" %s $x'\n"],
      ["---\n  \tindented: yes  \n\nlast: line without newline"]
    ])("prints what compile left, byte by byte: %j", (answer) => {
    expect(run(appOf("staged", answer), "a cache")).toEqual(printed(answer.endsWith("\n") ? answer : `${answer}\n`))
  })

  it.skipIf(program === "")("prints an empty mapping where compile left nothing", () => {
    const linked = appOf(`linked by ${program.replaceAll("/", " ")}`)
    symlinkSync("/etc/passwd", join(linked, ".python/release.yml"))
    const folder = appOf("folder")
    mkdirSync(join(folder, ".python/release.yml"), { recursive: true })
    for (const app of [appOf("fresh"), appOf("empty", ""), linked, folder, "/nonexistent"]) {
      expect(run(app)).toEqual(printed("--- {}\n"))
    }
  })

  it.skipIf(program === "").each([[[]], [[""]]])(
    "answers wrong arguments %j with the usage, and prints no mapping",
    (args) => {
      expect(run(...args)).toEqual({
        status: 2,
        stdout: "",
        stderr: " !     Usage: bin/release BUILD_DIR (the folder of the app). (command/wrong-usage)\n"
      })
    }
  )
})
