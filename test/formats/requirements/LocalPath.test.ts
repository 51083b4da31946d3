/** Paths in requirement files that lead to something else than their author thinks. */
import { expect, it } from "vitest"
import { renderError } from "../../../src/services/Report.ts"
import { parse } from "../../../src/formats/requirements/RequirementsFile.ts"

const told = (
  line: string,
  files: Readonly<Record<string, string>>,
  folders: ReadonlyArray<string> = [],
  variables: Readonly<Record<string, string>> = {}
): string =>
  parse(
    "/tmp/app",
    (path) => {
      const text = path === "requirements.txt" ? line : files[path]
      return text === undefined ? (folders.includes(path) ? "directory" : "missing") : new TextEncoder().encode(text)
    },
    new Map(Object.entries(variables))
  )
    .problems.map(renderError)
    .join("\n")

it("the empty folder of a submodule is told as one", () => {
  const modules = '[submodule "x"]\n\tpath = libs/x\n\turl = https://example.org/x.git\n'
  expect(told("./libs/x", { ".gitmodules": modules }, ["libs/x"])).toContain("git submodule update --init")
  expect(told("-e libs/x", { ".gitmodules": modules }, ["libs/x"])).toContain("(requirements/path-submodule)")
  expect(told("./libs/x/deep", { ".gitmodules": modules }, ["libs/x/deep"])).toContain("(requirements/path-submodule)")
  expect(told("./libs/xy", { ".gitmodules": modules }, ["libs/xy"])).toContain("(requirements/path-not-installable)")
  expect(told("./libs/y", { ".gitmodules": modules }, ["libs/y"])).toContain("(requirements/path-not-installable)")
})

it("an archive of the app by the path that it had on another computer is written by its path in the app", () => {
  const wheel = "x-1.0-py3-none-any.whl"
  expect(told(`/home/me/app/vendor/${wheel}`, { [`vendor/${wheel}`]: "" })).toContain(`write \`./vendor/${wheel}\``)
  expect(told(`x @ file:///home/me/app/${wheel}`, { [wheel]: "" })).toContain(`write \`./${wheel}\``)
  expect(told(`/home/me/app/vendor/${wheel}`, {})).toContain("write `x==1.0`")
})

it.each([
  ["git+git@github.com:owner/repo.git", "git+ssh://git@github.com/owner/repo.git"],
  ["git+git@host.org:x/y", "git+ssh://git@host.org/x/y"]
])("%s is told as %s", (line, instead) => {
  expect(told(line, {})).toContain(`Write \`${instead}\``)
})

it.each([
  ["file://${PWD}/lib", "./lib"],
  ["x @ file://${PWD}/lib", "./lib"],
  ["-e ${PWD}/lib", "-e ./lib"],
  ["${PWD}/vendor/x-1.0.tar.gz", "./vendor/x-1.0.tar.gz"]
])("%s says what PWD is, and what to write", (line, instead) => {
  const text = told(line, {}, ["/usr/lib"], { PWD: "/usr" })
  expect(text).toContain("(requirements/working-folder-in-path)")
  expect(text).toContain("it is `/usr`")
  expect(text).toContain(`Write \`${instead}\``)
  expect(text).not.toContain("setup.py")
})

it("${PWD} of a step that was started in the app is the app", () => {
  expect(told("./lib", { "lib/setup.py": "" }, ["lib"], { PWD: "/tmp/app" })).toBe("")
  expect(told("file://${PWD}/lib", { "lib/setup.py": "" }, ["lib"], { PWD: "/tmp/app" })).toBe("")
})
