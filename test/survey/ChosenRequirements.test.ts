/** `$PYTHON_REQUIREMENTS`: what it may name, what is passed over for it, and the answer to what is not there. */
import { describe, expect, it } from "vitest"
import { inputsOf } from "../../src/domain/Plan.ts"
import { errorOf, planOf, said } from "../support/memory/PlannedApp.ts"

const files = {
  "runtime.txt": "3.12\n",
  "requirements.txt": "flask\n",
  "requirements/base.txt": "six\n",
  "requirements/production.txt": "-r base.txt\ngunicorn\n",
  "requirements/extra.txt": "redis\n",
  "notes/todo.txt": "x\n"
}
const asking = (value: string, more: Readonly<Record<string, string>> = {}) => ({
  files: { ...files, ...more },
  variables: { PYTHON_REQUIREMENTS: value }
})

describe("$PYTHON_REQUIREMENTS", () => {
  it.each([
    ["requirements/production.txt", ["requirements/production.txt"]],
    [" ./requirements//production.txt ", ["requirements/production.txt"]],
    ["requirements/../requirements/production.txt", ["requirements/production.txt"]],
    ["requirements/base.txt, requirements/extra.txt", ["requirements/base.txt", "requirements/extra.txt"]],
    ["requirements/base.txt requirements/base.txt", ["requirements/base.txt"]],
    ["notes/todo.txt", ["notes/todo.txt"]]
  ])("%j is installed from %j", async (value, paths) => {
    const plan = await planOf(asking(value))
    expect(inputsOf(plan.installs)).toEqual(paths.map((path) => ({ _tag: "RequirementFile", path })))
    expect(plan.installs.map(({ title }) => title)).toEqual([`${paths.join(", ")} with pip`])
    expect(said(plan)).toEqual(["notice requirements/another-chosen"])
  })

  it("may name requirements.txt too, by itself or by what leads there", async () => {
    expect(said(await planOf(asking("requirements.txt")))).toEqual([])
    expect(
      said(await planOf(asking("requirements/all.txt", { "requirements/all.txt": "-r ../requirements.txt\n" })))
    ).toEqual([])
  })

  it("makes an app of a folder in which nothing else does", async () => {
    const plan = await planOf({
      files: { "deps/all.txt": "six\n" },
      variables: { PYTHON_REQUIREMENTS: "deps/all.txt" }
    })
    expect(inputsOf(plan.installs)).toHaveLength(1)
  })

  it("goes before a lock file, which is told, unless a manager is named as well", async () => {
    const lock = {
      "Pipfile.lock":
        '{"_meta":{"pipfile-spec":6,"requires":{},"sources":[]},"default":{"six":{"version":"==1.17.0","hashes":["sha256:4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274"]}},"develop":{}}'
    }
    const given = asking("requirements/base.txt", lock)
    expect(said(await planOf(given))).toContain("notice lock-file/passed-by")
    const both = { ...given, variables: { ...given.variables, PYTHON_PACKAGE_MANAGER: "pipenv" } }
    expect(said(await planOf(both))).toContain("warning lock-file/requirements-ignored")
  })

  it.each([
    ["requirements/prod.txt", "requirements/chosen-missing", "`requirements/prod.txt`"],
    [
      "requirements",
      "requirements/chosen-missing",
      "requirements/base.txt, requirements/extra.txt, requirements/production.txt"
    ],
    ["requirements/base.txt,gone.txt", "requirements/chosen-missing", "names `gone.txt`"],
    ["/etc/passwd", "application/file-outside", "/etc/passwd"],
    ["../other/requirements.txt", "application/file-outside", "../other/requirements.txt"]
  ])("%j is %s", async (value, id, text) => {
    const error = await errorOf(asking(value))
    expect(error.id).toBe(id)
    expect(error.message).toContain(text)
  })

  it("names the likeliest as an example", async () => {
    expect((await errorOf(asking("requirements/prod.txt"))).hints[0]).toContain("`requirements/production.txt`")
  })

  it("that names nothing in an app without requirement files says so", async () => {
    const error = await errorOf({ files: { "app.py": "" }, variables: { PYTHON_REQUIREMENTS: "r.txt" } })
    expect([error.id, error.hints[0]]).toEqual([
      "requirements/chosen-missing",
      "Remove $PYTHON_REQUIREMENTS, or commit the file that it names."
    ])
  })

  it("tells a mistake with the file that it stands in", async () => {
    const error = await errorOf(asking("requirements/broken.txt", { "requirements/broken.txt": "six\nflask = 3\n" }))
    expect(error.message).toContain("requirements/broken.txt line 2")
  })
})
