/**
 * What the code of an app says about its Python: files that a 2.7 cannot parse and a 3 can, and the other way about. Asked of
 * the interpreters themselves, one process each at most, and not asked again while files and interpreters stay the same.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Origin from "../domain/Origin.ts"
import type { PythonHint, SourceFile } from "../domain/PythonHint.ts"
import { line, render } from "../domain/PythonVersion.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { Cache } from "../services/Cache.ts"
import { sha256 } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { join } from "../services/Filesystem.ts"
import { keptValue } from "../services/KeptValue.ts"
import { Process, succeeded } from "../services/Process.ts"
import { hintOfClassifiers } from "../formats/Classifiers.ts"
import { parseSources } from "../python/Programs.ts"

const Setting = Schema.Struct({ line: Schema.Number, text: Schema.String })
const Parsed = Schema.Struct({
  /** `null` for what no Python is asked to parse. */
  parses: Schema.NullOr(Schema.Boolean),
  line: Schema.optionalKey(Schema.Number),
  setup: Schema.optionalKey(
    Schema.Struct({
      requires: Schema.optionalKey(Setting),
      classifiers: Schema.optionalKey(Schema.Struct({ line: Schema.Number, texts: Schema.Array(Schema.String) }))
    })
  )
})
type Parsed = typeof Parsed.Type
const Answer = Schema.fromJsonString(Schema.Array(Parsed))
const Kept = Schema.fromJsonString(Schema.Struct({ stamp: Schema.String, answers: Schema.Array(Schema.Array(Parsed)) }))

const marker = "@python-buildpack@"

/** No answer is as good as one that says nothing. */
const ask = Effect.fn("CodeEvidence.ask")(function* (
  root: string,
  runtime: Runtime,
  sources: ReadonlyArray<SourceFile>
) {
  const process = yield* Process
  const env = yield* Env
  const libraries = env.get("LD_LIBRARY_PATH")
  const outcome = yield* process.run({
    program: runtime.executable,
    // Neither the app's folder nor anybody's packages can be imported from.
    args: ["-E", "-s", "-S", "-B", "-W", "ignore", "-c", parseSources, ...sources.map(({ path }) => join(root, path))],
    env: {
      PATH: env.get("PATH") ?? "/usr/bin:/bin",
      ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries })
    },
    cwd: "/",
    timeout: "10 seconds"
  })
  const said = outcome.output.findLast((text) => text.startsWith(marker))
  if (!succeeded(outcome) || said === undefined) return []
  return yield* Schema.decodeUnknownEffect(Answer)(said.slice(marker.length)).pipe(Effect.orElseSucceed(() => []))
})

/** The 2.7 is asked first; the 3 only where that leaves something to ask. */
const answersOf = Effect.fn("CodeEvidence.answers")(function* (
  root: string,
  { hinted, sources, three, two }: Question
) {
  const byTwo = two === undefined ? [] : yield* ask(root, two, sources)
  const clear = two !== undefined && byTwo.length > 0 && byTwo.every(({ parses }) => parses !== false)
  const asksThree = three !== undefined && (!clear || hinted || speaksOfThree(byTwo))
  return [byTwo, asksThree ? yield* ask(root, three, sources) : []]
})

const speaksOfThree = (answers: ReadonlyArray<Parsed>): boolean =>
  answers.some(({ setup }) => setup?.requires !== undefined || (setup?.classifiers?.texts.length ?? 0) > 0)

interface Question {
  /** Something has spoken for a 3 already, so what only a 2 can parse counts against it. */
  readonly hinted: boolean
  readonly sources: ReadonlyArray<SourceFile>
  readonly two: Runtime | undefined
  readonly three: Runtime | undefined
}

/** A cache of one app keeps one answer; where several share it, each has its own name. */
const known = Effect.fn("CodeEvidence.known")(function* (root: string, question: Question) {
  const cache = yield* Cache
  const who = [question.two, question.three].map((one) =>
    one === undefined ? "" : `${one.executable} ${render(one.version)}`
  )
  const stamp = sha256(
    JSON.stringify([
      parseSources,
      who,
      question.hinted,
      question.sources.map(({ bytes, path }) => [path, sha256(bytes)])
    ])
  )
  const name = cache.ofOneApp ? "parsed-code" : `parsed-code-${stamp}`
  const kept = yield* keptValue(Kept, name)
  if (kept?.stamp === stamp) return kept.answers
  const answers = yield* answersOf(root, question)
  yield* cache.keep(name, yield* Effect.orDie(Schema.encodeEffect(Kept)({ stamp, answers })))
  return answers
})

interface Finding {
  readonly source: SourceFile
  readonly three: boolean
  readonly line: number
}

/** Where one major can parse a file and the other cannot. */
const findingsOf = (sources: ReadonlyArray<SourceFile>, byTwo: ReadonlyArray<Parsed>, byThree: ReadonlyArray<Parsed>) =>
  sources.flatMap((source, at): ReadonlyArray<Finding> => {
    const [two, three] = [byTwo[at], byThree[at]]
    if (two?.parses === false && three?.parses === true) return [{ source, three: true, line: two.line ?? 1 }]
    if (two?.parses === true && three?.parses === false) return [{ source, three: false, line: three.line ?? 1 }]
    return []
  })

/**
 * What counts of all findings: those of what starts the app, else of what lies beside it, else of its folders; there,
 * what more files say, and 3 where it is as many.
 */
const weighed = (findings: ReadonlyArray<Finding>): ReadonlyArray<Finding> => {
  const depth = Math.min(...findings.map(({ source }) => source.depth))
  const nearest = findings.filter(({ source }) => source.depth === depth)
  const threes = nearest.filter(({ three }) => three)
  const wins = threes.length * 2 >= nearest.length
  const few = (all: ReadonlyArray<Finding>) => all.slice(0, 3)
  return [...few(nearest.filter(({ three }) => three === wins)), ...few(findings.filter(({ three }) => three !== wins))]
}

const hintOfFinding = ({ line: at, source, three }: Finding, two: Runtime): PythonHint => ({
  kind: "code",
  origin: Origin.file(source.path, at),
  says: three ? `is no Python ${line(two.version)}` : "is Python 2 alone",
  allows: [three ? ">=3" : "==2.*"]
})

const hintsOfSetup = ({ setup }: Parsed): ReadonlyArray<PythonHint> => {
  const { classifiers, requires } = setup ?? {}
  const specifier = requires?.text.trim() ?? ""
  return [
    ...(requires === undefined || specifier === ""
      ? []
      : [
          {
            kind: "setup-py" as const,
            origin: Origin.file("setup.py", requires.line),
            says: `requires Python ${specifier}`,
            allows: [specifier]
          }
        ]),
    ...(classifiers === undefined
      ? []
      : hintOfClassifiers(classifiers.texts, Origin.file("setup.py", classifiers.line)))
  ]
}

/** The newest of each major; files that no interpreter was asked about say nothing. */
export const codeHints = Effect.fn("CodeEvidence.hints")(function* (root: string, question: Question) {
  const { sources, three, two } = question
  if (sources.length === 0 || (two === undefined && three === undefined)) return []
  const [byTwo = [], byThree = []] = yield* known(root, question)
  const at = sources.findIndex(({ path }) => path === "setup.py")
  // Its own Python reads it best; what only the other can parse is read by that.
  const setup = [byThree[at], byTwo[at]].find(
    (one) => one?.setup?.requires !== undefined || one?.setup?.classifiers !== undefined
  )
  const findings = two === undefined ? [] : weighed(findingsOf(sources, byTwo, byThree))
  const hints: ReadonlyArray<PythonHint> = [
    ...(setup === undefined ? [] : hintsOfSetup(setup)),
    ...(two === undefined ? [] : findings.map((finding) => hintOfFinding(finding, two)))
  ]
  return hints
})
