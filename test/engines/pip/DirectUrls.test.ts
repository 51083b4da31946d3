/** What `direct_url.json` says of what a line asks for by its address, and of which distributions it says anything. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { directUrls, ofArchive, ofRepository } from "../../../src/engines/pip/DirectUrls.ts"
import { sha256 } from "../../../src/services/Digest.ts"
import * as Report from "../../../src/services/Report.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"
import type { Built } from "../../../src/engines/Engine.ts"
import { readRequirementFiles } from "../../../src/survey/RequirementFiles.ts"

const commit = "0123456789abcdef0123456789abcdef01234567"
const token = "t0ken-of-git"
const variables = new Map([
  ["TOKEN", token],
  ["BRANCH", "main"]
])
const read = (text: string) =>
  Effect.runPromise(
    Effect.provide(
      readRequirementFiles("/app", variables),
      layerMemory({ "/app/requirements.txt": text, "/app/libs/a.whl": "" })
    )
  )
const lineIn = async (text: string) => {
  const [line] = (await read(text)).requirements
  if (line === undefined) throw new Error(`no requirement: ${text}`)
  return line
}
const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text))

describe("of a repository", () => {
  const six = "https://git.example.test/six.git"
  it.each<readonly [string, object]>([
    [`git+${six}#egg=six`, { url: six, vcs_info: { vcs: "git", commit_id: commit } }],
    [
      `six @ git+${six}@${commit}`,
      { url: six, vcs_info: { vcs: "git", requested_revision: commit, commit_id: commit } }
    ],
    [
      `six[more] @ git+${six}@feature/new ; python_version > "3"`,
      { url: six, vcs_info: { vcs: "git", requested_revision: "feature/new", commit_id: commit } }
    ],
    [
      `-e git+${six}@v1#egg=six&subdirectory=part`,
      { url: six, subdirectory: "part", vcs_info: { vcs: "git", requested_revision: "v1", commit_id: commit } }
    ],
    [
      "six @ git+https://me:${TOKEN}@git.example.test/six.git@${BRANCH}",
      { url: six, vcs_info: { vcs: "git", requested_revision: "main", commit_id: commit } }
    ],
    [
      "git+https://${TOKEN}@git.example.test/six.git#egg=six",
      { url: six, vcs_info: { vcs: "git", commit_id: commit } }
    ],
    [
      "six @ git+ssh://git@git.example.test/six.git@v1",
      {
        url: "ssh://git@git.example.test/six.git",
        vcs_info: { vcs: "git", requested_revision: "v1", commit_id: commit }
      }
    ],
    [
      `hg+${six}@${commit}#egg=six`,
      { url: six, vcs_info: { vcs: "hg", requested_revision: commit, commit_id: commit } }
    ],
    ["git+file:///srv/six#egg=six", { url: "file:///srv/six", vcs_info: { vcs: "git", commit_id: commit } }]
  ])("%s", async (text, expected) => {
    const written = ofRepository(await lineIn(text), commit)
    expect(parsed(written)).toEqual(expected)
    expect(written).not.toContain(token)
  })
})

describe("of an archive", () => {
  const digest = "ab".repeat(32)
  const archive_info = { hash: `sha256=${digest}`, hashes: { sha256: digest } }
  it.each<readonly [string, object | undefined]>([
    ["https://a.test/six-1.0-py3-none-any.whl", { url: "https://a.test/six-1.0-py3-none-any.whl", archive_info }],
    [`six @ http://a.test/six.zip#sha256=${digest}`, { url: "http://a.test/six.zip", archive_info }],
    ["six @ https://me:${TOKEN}@a.test/six.zip", { url: "https://a.test/six.zip", archive_info }],
    [
      "https://a.test/all.zip#egg=six&subdirectory=six",
      { url: "https://a.test/all.zip", archive_info, subdirectory: "six" }
    ],
    ["six @ https://a.test/six.zip?signature=abc", undefined],
    ["six @ file://server/six.zip", undefined],
    ["./libs/a.whl", undefined]
  ])("%s", async (text, expected) => {
    expect(parsed(ofArchive(await lineIn(text), digest))).toEqual(expected)
  })
})

/** What came of a line, and how. */
type Come = "wheel" | "archive" | "repository" | "repository of an unknown commit"

/** The address that is told of what comes of the first line that asks for something. */
const found = async (text: string, come: Come) => {
  const asks = (await read(text)).requirements.find(({ constraint }) => !constraint)
  const asking = asks === undefined ? {} : { asks }
  const wheel = { path: "/work/chosen/0/six-1.0-py3-none-any.whl", name: "six", version: "1.0" }
  const of: Partial<Built["source"]> =
    come === "archive"
      ? { archive: { file: "main.zip", sha256: sha256("main.zip") } }
      : come === "repository"
        ? { commit }
        : {}
  const built: Built = {
    wheels: [wheel],
    how: "built",
    output: [],
    source: { title: "", line: "", digest: undefined, options: [], env: {}, ...of, ...asking }
  }
  const report = Layer.succeed(
    Report.Report,
    Report.make(() => undefined, false, [token])
  )
  const all = await Effect.runPromise(
    directUrls(
      { site: { root: "/app", work: "/work" } },
      come === "wheel" ? { fetched: [{ ...wheel, ...asking }], built: [] } : { fetched: [], built: [built] }
    ).pipe(Effect.provide(Layer.mergeAll(layerMemory({ [wheel.path]: "wheel" }), report)))
  )
  return /"url":"([^"]*)"/.exec(all.get("six") ?? "")?.[1]
}

describe("it is told of", () => {
  const six = "https://a.test/six-1.0-py3-none-any.whl"

  it.each<readonly [string, string, Come, string]>([
    ["a wheel", `six @ ${six}`, "wheel", six],
    ["an archive that was built", "https://a.test/my%20main.zip", "archive", "https://a.test/my%20main.zip"],
    [
      "a repository",
      "git+https://me:${TOKEN}@git.example.test/six.git@v1",
      "repository",
      "https://git.example.test/six.git"
    ]
  ])("%s", async (_, text, come, expected) => {
    expect(await found(text, come)).toBe(expected)
  })

  it.each<readonly [string, string, Come]>([
    ["what was asked for by name", "six==1.0", "wheel"],
    ["what was asked for by name and had to be built", "six==1.0", "archive"],
    ["what a constraint gives an address", `-c constraints.txt\nsix`, "wheel"],
    ["what a package requires", "", "wheel"],
    [
      "a repository whose commit nobody knows",
      "git+https://git.example.test/six.git@v1",
      "repository of an unknown commit"
    ],
    ["a repository in the app", "git+file:///app/vendor/six@v1", "repository"],
    ["a repository in a place of the staging", "git+file:////work/src/six@v1", "repository"],
    ["an address with a secret in its path", "six @ https://a.test/${TOKEN}/six.whl", "wheel"],
    ["a file of the app", "./libs/a.whl", "wheel"]
  ])("never of %s", async (_, text, come) => {
    expect(await found(text, come)).toBe(undefined)
  })
})
