/** A staging to be tested (`bin/test-compile`): what tests need is installed as well, and static files are not collected. */
import * as Effect from "effect/Effect"
import { DISABLE_COLLECTSTATIC, PIP_OPTS, PYTHON_APP_DIR, PYTHON_EXTRAS, PYTHON_GROUPS } from "../../domain/Options.ts"
import { tableAt, tomlOf } from "../../formats/TomlDocument.ts"
import { testVariables } from "../../formats/TestManifest.ts"
import { fromFile } from "../../services/Env.ts"
import { readEnvDirectory } from "../../services/EnvDirectory.ts"
import { Filesystem, ifSeen, join } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import type { Invocation, StageRequest } from "../Platform.ts"
import { testLists } from "../TestLists.ts"

/** Groups of the usual names; each that the app's lock file or pyproject.toml has. */
const groups = ["test", "tests", "testing", "dev"]

/** Extras of those names, where the app is a package of its own that nothing else asks for. */
const extrasIn = Effect.fn("TestRequest.extras")(function* (root: string) {
  const files = yield* Filesystem
  if ((yield* ifSeen(files.target(join(root, "requirements.txt")))) !== undefined) return []
  const project = tomlOf((yield* ifSeen(files.readText(join(root, "pyproject.toml")))) ?? "") ?? {}
  const own = tableAt(project, "project", "optional-dependencies")
  return groups.filter((name) => Object.hasOwn(own, name))
})

/** What the user has set goes before all of it, but for the file, which is installed besides what $PIP_OPTS says. */
export const forTests = Effect.fn("TestRequest.forTests")(function* (request: StageRequest, env: Invocation["env"]) {
  const files = yield* Filesystem
  const given = yield* readEnvDirectory(request.envDirectory)
  const valueOf = ({ name }: { readonly name: string }): string => fromFile(given.get(name) ?? env[name] ?? "").trim()
  const root = join(request.root, valueOf(PYTHON_APP_DIR))
  const found = yield* Effect.filter(testLists, (name) =>
    Effect.map(ifSeen(files.target(join(root, name))), (status) => status?.kind === "file")
  )
  const [list] = found
  const extras = yield* extrasIn(root)
  const manifest = (yield* ifSeen(files.readText(join(root, "app.json")))) ?? ""
  const unset = (option: { readonly name: string }, value: string) =>
    valueOf(option) === "" ? [[option.name, value] as const] : []
  const variables = new Map([
    ...[...testVariables(manifest)].filter(([name]) => valueOf({ name }) === ""),
    ...(request.variables ?? []),
    ...given,
    ...unset(DISABLE_COLLECTSTATIC, "1"),
    ...unset(PYTHON_GROUPS, groups.map((name) => `${name}?`).join(" ")),
    ...(extras.length === 0 ? [] : unset(PYTHON_EXTRAS, extras.join(" "))),
    ...(list === undefined ? [] : [[PIP_OPTS.name, `${valueOf(PIP_OPTS)} --requirement=${list}`.trim()] as const])
  ])
  // Its files would go before what is put together here of one of them.
  const envDirectory = list !== undefined && given.has(PIP_OPTS.name) ? undefined : request.envDirectory
  const asked: StageRequest = { ...request, envDirectory, variables }
  return asked
})

/** Says what is installed besides, by the variables that ask for it. */
export const tellTests = Effect.fn("TestRequest.tell")(function* ({ variables }: StageRequest) {
  const report = yield* Report
  const list = /--requirement=(\S+)$/.exec(variables?.get(PIP_OPTS.name) ?? "")?.[1]
  const chosen = fromFile(variables?.get(PYTHON_GROUPS.name) ?? "").replaceAll("?", "")
  const extras = fromFile(variables?.get(PYTHON_EXTRAS.name) ?? "").trim()
  yield* report.detail(
    `Staged for tests: ${list === undefined ? "" : `${list}, and `}${extras === "" ? "" : `the extras ${extras.split(/[\s,]+/).join(", ")}, and `}the groups ${chosen
      .trim()
      .split(/[\s,]+/)
      .join(", ")} count as well, as far as the app has them.`
  )
})
