/** Doc comments name their subjects, so that each can be read where an editor shows it: alone. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"

const root = join(import.meta.dirname, "../../src")

/** Beginnings that lean on a sentence which is not there: `Of a repository …`, `The same, …`, `False where …`. */
const leaning =
  /^(?:Of|By|The same|False|True|In (?:bytes|milliseconds|hexadecimal|the (?:order|words))|With(?:out)?|As|For|From|Those)\b(?! source to wheel| wheels to)/

it("no doc comment is a fragment without its subject", () => {
  const found = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) =>
      [...readFileSync(join(root, name), "utf8").matchAll(/\/\*\*\s+(?:\* )?(.*)/g)]
        .filter(([, text = ""]) => leaning.test(text))
        .map(([, text]) => `${name}: ${text}`)
    )
  expect(found).toEqual([])
})
