/** What an image is built for (`$CNB_EXEC_ENV`, Buildpack API 0.12), and what is installed for that besides. */
import * as Effect from "effect/Effect"
import { tableAt, tomlOf } from "../../formats/TomlDocument.ts"
import { Filesystem, ifSeen, join } from "../../services/Filesystem.ts"
import { developmentLists, testLists } from "../TestLists.ts"

interface Places {
  readonly lists: ReadonlyArray<string>
  readonly groups: ReadonlyArray<string>
}

/** Files and dependency groups (PEP 735) of the usual names; the first one that an app has. */
const places: ReadonlyMap<string, Places> = new Map([
  ["test", { lists: testLists, groups: ["test", "tests", "testing", "dev"] }],
  ["development", { lists: developmentLists, groups: ["dev"] }]
])

export interface ForPurpose {
  /** What it is, for people. */
  readonly title: string
  /** The word of `$PIP_OPTS` that asks for it. */
  readonly option: string
}

/** `undefined` for production, for what is built as it is, and for an app that has nothing of the kind. */
export const besidesFor = Effect.fn("ExecutionEnvironment.besidesFor")(function* (root: string, name: string) {
  const files = yield* Filesystem
  const place = places.get(name)
  if (place === undefined) return undefined
  const { groups, lists } = place
  for (const file of lists)
    if ((yield* ifSeen(files.target(join(root, file))))?.kind === "file") {
      const found: ForPurpose = { title: file, option: `--requirement=${file}` }
      return found
    }
  const project = tomlOf((yield* ifSeen(files.readText(join(root, "pyproject.toml")))) ?? "") ?? {}
  const own = tableAt(project, "dependency-groups")
  const group = groups.find((one) => Object.hasOwn(own, one))
  const found: ForPurpose | undefined =
    group === undefined ? undefined : { title: `the group \`${group}\` of pyproject.toml`, option: `--group=${group}` }
  return found
})
