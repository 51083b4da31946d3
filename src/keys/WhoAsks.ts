/**
 * Who asks for packages: everything that servers are shown before they hand out what is not everybody's. In a cache that
 * several apps share it decides, too: what one app may have, another may not, and nobody else than the server knows.
 */
import * as Effect from "effect/Effect"
import { PIP_CLIENT_CERT } from "../domain/Options.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { Cache } from "../services/Cache.ts"
import { keyed, randomWord } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { inAddresses } from "../domain/Secrets.ts"

/** Where it may stand. */
export interface Places {
  readonly root: string
  readonly asked: ReadonlyArray<Requirements>
  /** Options, values of variables, files of settings. */
  readonly texts: ReadonlyArray<string>
}

const userInfo = /:\/\/([^/?#\s"'<>]+)@/g
const host = /:\/\/(?:[^/?#\s"'<>]*@)?([^/?#\s"'<>:@]+)/g

/** The user that ssh needs is no secret and the same for all. */
const usersIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(userInfo)].flatMap(([, user = ""]) => (/^(?:git|hg)$/.test(user) ? [] : [user]))

/** What a `.netrc` says of these hosts, or of any. */
const netrcEntries = (text: string, hosts: ReadonlySet<string>): ReadonlyArray<string> => {
  const words = text.split(/\s+/)
  const found: Array<string> = []
  let counts = false
  for (const [at, word] of words.entries()) {
    if (word === "machine") counts = hosts.has(words[at + 1] ?? "")
    else if (word === "default") counts = true
    else if (counts && /^(?:login|account|password)$/.test(word)) found.push(`${word} ${words[at + 1] ?? ""}`)
  }
  return found
}

const textOf = Effect.fn("WhoAsks.text")(function* (path: string) {
  const files = yield* Filesystem
  return yield* files.readText(path).pipe(Effect.orElseSucceed(() => ""))
})

const ofNetrc = Effect.fn("WhoAsks.netrc")(function* (texts: ReadonlyArray<string>) {
  const env = yield* Env
  const home = env.get("HOME")
  const given = env.get("NETRC")
  const paths = given !== undefined ? [given] : home === undefined ? [] : [join(home, ".netrc"), join(home, "_netrc")]
  const hosts = new Set(texts.flatMap((text) => [...text.matchAll(host)].flatMap(([, name]) => name ?? [])))
  const all = yield* Effect.forEach(paths, textOf)
  return all.flatMap((text) => netrcEntries(text, hosts))
})

/** A certificate of the one who asks. */
const ofCertificates = Effect.fn("WhoAsks.certificates")(function* ({ root, texts }: Places) {
  const env = yield* Env
  const named = texts.flatMap((text) => [
    ...[...text.matchAll(/--client-cert[= ](\S+)/g)].flatMap(([, path]) => path ?? []),
    ...[...text.matchAll(/^\s*client[-_]cert\s*[=:]\s*(\S+)/gim)].flatMap(([, path]) => path ?? [])
  ])
  const paths = [...named, ...(env.get(PIP_CLIENT_CERT) === undefined ? [] : [env.get(PIP_CLIENT_CERT) ?? ""])]
  return (yield* Effect.forEach(paths, (path) => textOf(path.startsWith("/") ? path : join(root, path)))).filter(
    (text) => text !== ""
  )
})

/** Names of variables that nothing but credentials mentions, with their values. */
const ofVariables = Effect.fn("WhoAsks.variables")(function* (asked: ReadonlyArray<Requirements>) {
  const env = yield* Env
  const names = asked.flatMap(({ mentions, variables }) => mentions.filter((name) => !variables.includes(name)))
  return [...new Set(names)].toSorted().flatMap((name) => {
    const value = env.get(name)
    return value === undefined ? [] : [`${name}=${value}`]
  })
})

const saltName = "salt"

/** Made once in a cache, so that what is derived in one says nothing in another. */
const salt = Effect.fn("WhoAsks.salt")(function* () {
  const cache = yield* Cache
  const known = yield* cache.text(saltName)
  if (known !== undefined) return known
  const made = yield* randomWord
  yield* cache.keep(saltName, made)
  // Another staging may have made one at the same time, and one alone is kept.
  return (yield* cache.text(saltName)) ?? made
})

/**
 * `undefined` where nobody asks by name, and in a cache of one app, where there is nobody to keep anything from. Neither
 * user nor password can be told from it, nor found by trying without the cache's salt; with it, a try is slow.
 */
export const whoAsks = Effect.fn("WhoAsks.whoAsks")(function* (places: Places) {
  const cache = yield* Cache
  if (cache.ofOneApp || cache.location === undefined) return undefined
  const lines = places.asked.flatMap(({ options, requirements }) => [
    ...requirements.map(({ text }) => text),
    ...options.flatMap(({ value }) => value ?? [])
  ])
  const texts = [...places.texts, ...lines]
  const found = new Set([
    ...texts.flatMap((text) => [...usersIn(text), ...inAddresses(text)]),
    ...(yield* ofVariables(places.asked)),
    ...(yield* ofNetrc(texts)),
    ...(yield* ofCertificates({ ...places, texts }))
  ])
  return found.size === 0 ? undefined : keyed(yield* salt(), JSON.stringify([...found].toSorted()))
})
