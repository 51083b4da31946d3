/** The Pythons of a Stackato stack: ActivePython in `/opt/ActivePython-X.Y`, or under another root. */
import * as Effect from "effect/Effect"
import { ACTIVEPYTHON_ROOT } from "../domain/Options.ts"
import { parseRequest } from "../domain/PythonVersion.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { type Candidate, discoverAmong } from "./Candidate.ts"
import { type RuntimeProvider, whereItIs } from "./RuntimeProvider.ts"

const id = "activepython"
const folder = /^ActivePython-(\d(?:\.\d{1,2}){1,2})$/

const candidates = Effect.gen(function* () {
  const env = yield* Env
  const files = yield* Filesystem
  const root = env.operator(ACTIVEPYTHON_ROOT) ?? "/opt"
  const names = (yield* ifSeen(files.list(root))) ?? []
  return names.flatMap((name): ReadonlyArray<Candidate> => {
    const hint = parseRequest(folder.exec(name)?.[1] ?? "")
    return hint === undefined ? [] : [{ path: join(root, name, "bin", `python${hint.major}.${hint.minor}`), hint }]
  })
})

export const activePython: RuntimeProvider = {
  id,
  title: "ActivePython",
  discover: (wanted) => Effect.flatMap(candidates, (all) => discoverAmong(id, all, wanted)),
  provide: whereItIs
}
