/** A path that may be a Python, and what its name says; how many of them become one discovery. */
import * as Effect from "effect/Effect"
import type { PythonRequest } from "../domain/PythonVersion.ts"
import { installed, type RejectedRuntime, type Runtime } from "../domain/Runtime.ts"
import type { Discovery } from "./RuntimeProvider.ts"
import { inspect } from "./Interpreter.ts"
import { Filesystem } from "../services/Filesystem.ts"

export interface Candidate {
  readonly path: string
  /** What the name promises; `undefined` when it promises nothing. */
  readonly hint: PythonRequest | undefined
}

/** Could a Python of this name satisfy the request? Names may say less than the truth, never something else. */
const mayServe = (hint: PythonRequest | undefined, wanted: PythonRequest | undefined): boolean =>
  hint === undefined ||
  wanted === undefined ||
  (hint.major === wanted.major &&
    (hint.minor === undefined || wanted.minor === undefined || hint.minor === wanted.minor))

/** Asks each candidate once, by its real path; what cannot be used is told with the reason. */
export const discoverAmong = Effect.fn("Candidate.discoverAmong")(function* (
  provider: string,
  candidates: ReadonlyArray<Candidate>,
  wanted: PythonRequest | undefined
) {
  const files = yield* Filesystem
  const byRealPath = new Map<string, Candidate>()
  const broken: Array<RejectedRuntime> = []
  for (const candidate of candidates.filter(({ hint }) => mayServe(hint, wanted))) {
    const real = yield* files.realPath(candidate.path).pipe(Effect.orElseSucceed(() => undefined))
    if (real === undefined) broken.push({ executable: candidate.path, reason: "it is a broken link" })
    else if (!byRealPath.has(real)) byRealPath.set(real, candidate)
  }
  const answers = yield* Effect.forEach(
    byRealPath.values(),
    (candidate) => Effect.map(inspect(provider, candidate.path), (asked) => ({ asked, candidate })),
    { concurrency: 4 }
  )
  const found = new Map<string, Runtime>()
  const rejected: Array<RejectedRuntime> = [...broken]
  for (const { asked, candidate } of answers) {
    if (asked._tag === "Rejected") rejected.push({ executable: candidate.path, reason: asked.reason })
    else if (!found.has(asked.runtime.executable)) found.set(asked.runtime.executable, asked.runtime)
  }
  const discovery: Discovery = { offers: [...found.values()].map(installed), rejected }
  return discovery
})
