/** The application that an app's settings name, in its code: what its framework's own command would start. */
import type { CodeModule, CodeObject } from "../domain/CodeFacts.ts"
import type { NamedEntry } from "../domain/NamedEntry.ts"
import { bestOf, candidatesIn, isPlainModule, neverImported, rankOf, type WebCandidate } from "./Candidates.ts"
import type { StartQuestion } from "./StartChoice.ts"

interface Named {
  /** `shop.app`, of a module's name or of a file's path. */
  readonly module: string
  /** It is written as a path, so that it is found from its own folder. */
  readonly isPath: boolean
  readonly name: string | undefined
  /** What a call is given: `"production"`. */
  readonly given: string | undefined
}

/** Words that no shell reads as something else, and that a server can be given. */
const literals = /^\(\s*(?:(?:\w+\s*=\s*)?(?:"[\w ./-]*"|'[\w ./-]*'|\d+|True|False|None)\s*,?\s*)*\)$/

export const named = (text: string): Named | undefined => {
  const [, place = "", name, call] = /^\s*([^:\s]+?)(?::([A-Za-z]\w*)\s*(\(.*\))?)?\s*$/.exec(text) ?? []
  const module = place.replace(/^\.\//, "").replace(/\.py$/, "").replaceAll("/", ".")
  if (!isPlainModule(module) || (call !== undefined && !literals.test(call))) return undefined
  return { module, isPath: /\/|\.py$/.test(place), name, given: call?.slice(1, -1).trim().replaceAll("'", '"') }
}

const wholeName = ({ path }: CodeModule): string =>
  path
    .replace(/\.py$/, "")
    .replace(/(?:^|\/)__init__$/, "")
    .replaceAll("/", ".")

const asgi = new Set(["quart", "litestar", "fastapi"])

/** What the code does not show, and its author says: it is there, under that name. */
const unseen = (module: CodeModule, name: string, { reader }: NamedEntry): CodeObject => ({
  name,
  line: 0,
  framework: reader,
  interface: asgi.has(reader) ? "asgi" : "wsgi",
  madeIn: module.path,
  madeAt: 0
})

const candidateFor = (entry: NamedEntry, question: StartQuestion): WebCandidate | undefined => {
  const said = named(entry.text)
  if (said === undefined || !question.brought.has(entry.reader)) return undefined
  const { facts } = question
  const whole = facts.modules.find((one) => wholeName(one) === said.module)
  const own =
    facts.modules.find(({ module }) => !said.isPath && module === said.module) ??
    (said.isPath || whole === undefined ? whole : { ...whole, base: "", module: said.module })
  if (own !== undefined && neverImported(own)) return undefined
  const all = own === undefined ? [] : candidatesIn({ ...facts, mounted: [] })(own)
  if (said.name === undefined) {
    const [best, ...others] = bestOf(all)
    return others.length > 0 || best === undefined ? undefined : { ...best, origin: entry.origin }
  }
  const { given, name } = said
  const seen = all.find(({ object }) => object.name === name)
  const module = own ?? { path: said.module, base: "", module: said.module, objects: [], factories: [], acts: false }
  const isFactory = seen?.isFactory ?? given !== undefined
  return {
    module,
    object: seen?.object ?? unseen(module, name, entry),
    isFactory,
    target: `${module.module}:${name}`,
    rank: rankOf(module, name, isFactory),
    origin: entry.origin,
    ...(given === undefined || given === "" ? {} : { given })
  }
}

/** `undefined` where nothing is named that is the app's, or two settings name two things. */
export const namedCandidate = (question: StartQuestion): WebCandidate | undefined => {
  const found = (question.named ?? []).flatMap((entry) => candidateFor(entry, question) ?? [])
  const [first, ...others] = found
  return others.some(({ target }) => target !== first?.target) ? undefined : first
}
