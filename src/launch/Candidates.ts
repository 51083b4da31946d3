/** The applications of an app's code that a server could serve, those that are the likeliest first. */
import type { CodeFacts, CodeFactory, CodeModule, CodeObject } from "../domain/CodeFacts.ts"
import { usedBy } from "./UsedModules.ts"

export interface Ranked {
  /** Compared part by part, the least first; what is alike in all parts is equally good. */
  readonly rank: ReadonlyArray<number>
}

export interface WebCandidate extends Ranked {
  readonly module: CodeModule
  readonly object: CodeObject | CodeFactory
  readonly isFactory: boolean
  /** `shop.wsgi:application` */
  readonly target: string
  /** What says that it is this one: `$FLASK_APP`. */
  readonly origin?: string
  /** What a function that makes it is called with: `"production"`. */
  readonly given?: string
}

/** Names that are written into commands; Python knows others. */
export const isPlainModule = (module: string): boolean => /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(module)

const gateways = new Set(["wsgi", "asgi"])
const entries = new Set([
  "app",
  "main",
  "application",
  "server",
  "web",
  "api",
  "index",
  "run",
  "site",
  "start",
  "home",
  "streamlit_app",
  "__init__"
])
const usualNames = ["app", "application"]
const otherNames = new Set(["server", "api", "web", "wsgi", "asgi", "asgi_app", "wsgi_app", "handler"])
const usualFactories = new Set([
  "create_app",
  "make_app",
  "get_app",
  "build_app",
  "init_app",
  "app_factory",
  "create_application",
  "get_application",
  "make_application",
  "application_factory",
  "factory"
])

const stemOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1).replace(/\.py$/, "")

/** Folders below the one that it is found from, where a package's own file counts as the package. */
const depthOf = ({ base, module, path }: CodeModule): number => {
  const below = module.split(".").length - (stemOf(path) === "__init__" ? 0 : 1)
  return (base === "" || base === "src" ? 0 : 1) + below + (base === "src" && below === 0 ? 1 : 0)
}

/** How much the name of a file says that it is started: `wsgi.py` the most, and `0`. */
export const entryRank = (path: string): number => {
  const stem = stemOf(path)
  return gateways.has(stem) ? 0 : entries.has(stem.toLowerCase()) ? 1 : 2
}

/** The least first: files at the top, files whose names say that they are started, names that say so, objects before functions. */
export const rankOf = (module: CodeModule, name: string, isFactory: boolean): ReadonlyArray<number> => {
  const usual = isFactory ? usualFactories.has(name) : usualNames.includes(name)
  return [
    Math.min(depthOf(module), 2),
    entryRank(module.path),
    isFactory ? 1 : 0,
    usual ? 0 : otherNames.has(name) ? 1 : 2
  ]
}

export const compareRanks = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number => {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** These are made first, and serve when they are told to; FastHTML's serves in the file that is started alone. */
const madeFirst = new Set(["http", "gevent", "wsgiref", "tornado", "fasthtml"])

/** The import of a module that serves or works at once does not end, so that no server gets an object of it. */
export const neverImported = ({ runs = [] }: CodeModule): boolean =>
  runs.some(({ atImport, server }) => atImport === true && !madeFirst.has(server))

export const candidatesIn =
  (facts: CodeFacts) =>
  (module: CodeModule): ReadonlyArray<WebCandidate> => {
    const isPart = ({ madeAt, madeIn }: CodeObject) =>
      facts.mounted.some(([path, line]) => path === madeIn && line === madeAt)
    const isBystander = ({ isImported }: CodeObject) => isImported === true && entryRank(module.path) === 2
    const of = (object: CodeObject | CodeFactory, isFactory: boolean): WebCandidate => ({
      module,
      object,
      isFactory,
      target: `${module.module}:${object.name}`,
      rank: rankOf(module, object.name, isFactory)
    })
    if (!isPlainModule(module.module) || neverImported(module)) return []
    return [
      ...module.objects
        .filter((one) => one.interface !== undefined && !isPart(one) && !isBystander(one))
        .map((one) => of(one, false)),
      ...module.factories.filter((one) => one.interface !== undefined).map((one) => of(one, true))
    ].filter(({ object }) => /^[A-Za-z]\w*$/.test(object.name))
  }

/** What is made in one place is one thing, under whichever name; of several, where it is made, and `app` before others. */
const isSame = (a: WebCandidate, b: WebCandidate): boolean =>
  a.object.madeIn === b.object.madeIn && a.object.madeAt === b.object.madeAt

const preference = (name: string): number => (usualNames.includes(name) ? usualNames.indexOf(name) : usualNames.length)

const nearer = (a: WebCandidate, b: WebCandidate): number =>
  compareRanks(a.rank, b.rank) ||
  Number(a.module.path !== a.object.madeIn) - Number(b.module.path !== b.object.madeIn) ||
  preference(a.object.name) - preference(b.object.name)

/**
 * The likeliest of names for one thing; of two as likely, that whose module imports the other's: what it adds to the
 * application (routes, a layout) is there with it alone.
 */
const fullest = (all: ReadonlyArray<WebCandidate>, modules: ReadonlyArray<CodeModule>): WebCandidate | undefined => {
  const [first] = all
  const equals = all.filter(
    ({ rank }) => first !== undefined && compareRanks(rank.slice(0, 2), first.rank.slice(0, 2)) === 0
  )
  const uses = (one: WebCandidate, other: WebCandidate) => usedBy(one.module.path, modules).has(other.module.path)
  return (
    equals.find((one) =>
      equals.every((other) => other.module === one.module || (uses(one, other) && !uses(other, one)))
    ) ?? first
  )
}

/** All of them, in the order of likelihood. */
export const candidatesOf = (facts: CodeFacts): ReadonlyArray<WebCandidate> => {
  const all = facts.modules.flatMap(candidatesIn(facts)).toSorted(nearer)
  return all
    .filter((one, at) => !all.slice(0, at).some((other) => isSame(one, other)))
    .map(
      (one) =>
        fullest(
          all.filter((other) => isSame(one, other)),
          facts.modules
        ) ?? one
    )
}

/** The best, and all that are as good; more than one where nobody can tell. */
export const bestOf = <A extends Ranked>(all: ReadonlyArray<A>): ReadonlyArray<A> => {
  const best = all.reduce<A | undefined>(
    (least, one) => (least === undefined || compareRanks(one.rank, least.rank) < 0 ? one : least),
    undefined
  )
  return best === undefined ? [] : all.filter(({ rank }) => compareRanks(rank, best.rank) === 0)
}
