/** Whatever code is bundled goes with its licence. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"

const bin = join(import.meta.dirname, "../../bin")
const read = (name: string): string => readFileSync(join(bin, name), "utf8")
const notices = read("THIRD-PARTY-NOTICES")

it.each(["program.cjs", "execa.mjs"])("every package in bin/%s has its section, with a text", (name) => {
  const packages = [...read(name).matchAll(/^\/\/ {3}(\S+ \S+ \(.+\))$/gm)].map(([, title = ""]) => title)
  expect(packages.length).toBeGreaterThan(3)
  for (const title of packages) {
    const [, section = ""] = notices.split(`-\n${title}\n`)
    expect([title, /Copyright|copyright|^By .*, under https:/m.test(section.split("\n-----")[0] ?? "")]).toEqual([
      title,
      true
    ])
  }
})
