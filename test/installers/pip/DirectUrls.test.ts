/** What `direct_url.json` says of what a line asks for by its address, and of which distributions it says anything. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { directUrls, ofArchive, ofRepository } from "../../../src/installers/pip/DirectUrls.ts"
import type { Built } from "../../../src/installers/pip/Sources.ts"
import { sha256 } from "../../../src/services/Digest.ts"
import * as Report from "../../../src/services/Report.ts"
import { requirements } from "../../../src/survey/Survey.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"

const commit = "0123456789abcdef0123456789abcdef01234567"
const token = "t0ken-of-git"
const variables = new Map([
  ["TOKEN", token],
  ["BRANCH", "main"]
])
const read = (text: string) =>
  Effect.runPromise(
    Effect.provide(
      requirements("/app", variables),
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

const wheel = (file: string) => {
  const [name = "", version = ""] = file.split("-")
  return { path: `/work/wheels/${file}`, name, version }
}
const built = (name: string, source: Partial<Built["source"]>): Built => ({
  wheels: [{ path: `/work/${name}-1.0-py3-none-any.whl`, name, version: "1.0" }],
  how: "built",
  output: [],
  source: { title: "", line: "", digest: undefined, options: [], env: {}, ...source }
})
interface Come {
  readonly fetched?: ReadonlyArray<string>
  readonly built?: ReadonlyArray<Built>
  readonly output?: ReadonlyArray<string>
}
/** Name to address. */
const found = async (text: string, come: Come) => {
  const lines = [await read(text)]
  const fetched = (come.fetched ?? []).map(wheel)
  const files = layerMemory(Object.fromEntries(fetched.map(({ path }) => [path, path])))
  const report = Layer.succeed(
    Report.Report,
    Report.make(() => undefined, false, [token])
  )
  const all = await Effect.runPromise(
    directUrls({ lines, site: { root: "/app", work: "/work" } }, come.output ?? [], {
      fetched,
      built: come.built ?? []
    }).pipe(Effect.provide(Layer.mergeAll(files, report)))
  )
  return Object.fromEntries([...all].map(([name, written]) => [name, /"url":"([^"]*)"/.exec(written)?.[1]]))
}
const archive = (file: string) => ({ archive: { file, sha256: sha256(file) } })

describe("it belongs to", () => {
  const six = "https://a.test/six-1.0-py3-none-any.whl"
  const fetched = ["six-1.0-py3-none-any.whl", "flask-1.0-py3-none-any.whl"]

  it.each<readonly [string, string, Come, object]>([
    ["a wheel whose name the line tells", `six @ ${six}`, { fetched }, { six }],
    ["a wheel whose name the address tells", six, { fetched }, { six }],
    [
      "an archive that was built, by its name",
      "six @ https://a.test/main.zip",
      { built: [built("six", archive("six-main.zip"))] },
      { six: "https://a.test/main.zip" }
    ],
    [
      "an archive that was built, by its file",
      "https://a.test/my%20main.zip",
      { built: [built("six", archive("my main.zip")), built("flask", archive("flask-1.0.tar.gz"))] },
      { six: "https://a.test/my%20main.zip" }
    ],
    [
      "a repository by its line",
      "git+https://git.example.test/six.git@v1\nflask",
      { built: [built("six", { line: "git+https://git.example.test/six.git@v1", commit })] },
      { six: "https://git.example.test/six.git" }
    ],
    [
      "what pip took for a line with a marker",
      `six @ https://me:\${TOKEN}@a.test/six.whl ; python_version > "3"`,
      { fetched, output: ["Collecting six@ https://me:****@a.test/six.whl"] },
      { six: "https://a.test/six.whl" }
    ]
  ])("%s", async (_, text, come, expected) => {
    expect(await found(text, come)).toEqual(expected)
  })

  it.each<readonly [string, string, Come]>([
    ["what was asked for by name", "six==1.0\nflask", { fetched, built: [built("a", archive("a-1.0.tar.gz"))] }],
    ["what a constraint gives an address", `-c constraints.txt\nsix`, { fetched }],
    [
      "what another line gave, where the marker of this one does not hold",
      `six @ ${six} ; python_version < "3"\nsix ; python_version > "3"`,
      { fetched, output: ["Ignoring six: markers 'python_version < \"3\"' don't match your environment"] }
    ],
    [
      "a repository whose commit nobody knows",
      "git+https://git.example.test/six.git@v1",
      { built: [built("six", { line: "git+https://git.example.test/six.git@v1" })] }
    ],
    [
      "a repository in the app",
      "git+file:///app/vendor/six@v1",
      { built: [built("six", { line: "git+file:///app/vendor/six@v1", commit })] }
    ],
    [
      "a repository in a place of the staging",
      "git+file:////work/src/six@v1",
      { built: [built("six", { line: "git+file:////work/src/six@v1", commit })] }
    ],
    ["an address with a secret in its path", "six @ https://a.test/${TOKEN}/six.whl", { fetched }],
    ["a folder of the app", "./libs/a.whl", { built: [built("a", { line: "./libs/a.whl" })] }]
  ])("never to %s", async (_, text, come) => {
    expect(await found(text, come)).toEqual({})
  })
})
