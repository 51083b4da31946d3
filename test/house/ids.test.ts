/** Ids of errors and warnings: each stands in the source as it is printed, so that who searches for it finds it. */
import { describe, expect, it } from "vitest"
import { ids, sources } from "../support/pages/Ids.ts"

const declared = [...sources].flatMap(([file, text]) =>
  [...text.matchAll(/\bid(?::| =) "([^"]+)"/g)].map(([, id]) => ({ file, id: id ?? "" }))
)
/** Of a provider, an installer, a platform. */
const ofRegistries = /^(?:runtimes|installers|platforms|engines)\//
const idsOf = declared.filter(({ file, id }) => id.includes("/") || !ofRegistries.test(file))

describe("an id", () => {
  it("is a subject and a condition, and one of those that are listed", () => {
    expect(idsOf.length).toBeGreaterThan(100)
    expect(idsOf.filter(({ id }) => !ids.includes(id))).toEqual([])
  })

  it.each([
    "cache/not-trusted",
    "packages/do-not-fit",
    "pip/disk-full",
    "requirements/conda-export",
    "requirements/file-missing",
    "runtime-txt/template",
    "buildpack/defect"
  ])("%s is among them", (id) => expect(ids).toContain(id))

  it("is put together only where the list knows of it", () => {
    const together = [...sources].flatMap(([file, text]) =>
      [...text.matchAll(/\bid(?:: |\(\): string \{\n\s+return )`[^`]*`/g)].map(() => file)
    )
    expect(new Set(together)).toEqual(
      new Set(["formats/VersionFile.ts", "formats/requirements/Problems.ts", "installers/pypm/PypmFile.ts"])
    )
  })

  it("stands behind every warning", () => {
    const bare = [...sources].filter(([, text]) => /\.warning\(\s*[`"]/.test(text)).map(([file]) => file)
    expect(bare).toEqual([])
  })
})
