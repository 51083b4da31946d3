/** Asks a repository which commit a branch or a tag is now: by the client of its system, and without a copy of it. */
import * as Effect from "effect/Effect"
import type { Runtime } from "../../domain/Runtime.ts"
import { Env, type Interface as EnvInterface } from "../../services/Env.ts"
import { succeeded } from "../../services/Process.ts"
import { childEnvironment } from "../../programs/ChildEnvironment.ts"
import { runQuietly } from "../../programs/Program.ts"
import { type RepositoryAddress } from "../../domain/RepositoryAddress.ts"

export type Said =
  /** The commit, and what else stands for it: the object of a tag has a name of its own. */
  | { readonly _tag: "Commit"; readonly commit: string; readonly also: ReadonlyArray<string> }
  /** It answers, and has no such thing, or shows it to others alone: what pip says of that is the answer. */
  | { readonly _tag: "Refused"; readonly detail: string }
  | { readonly _tag: "Silent"; readonly detail: string }

/** Where clients are started: the chosen Python comes first on PATH for them, too. */
export interface RepositoryPlace {
  readonly runtime: Runtime
  readonly work: string
  readonly prefix: string
}

interface Question {
  readonly args: ReadonlyArray<string>
  readonly read: (
    output: ReadonlyArray<string>
  ) => { readonly commit: string; readonly also: ReadonlyArray<string> } | undefined
}

/** pip prefers a branch to a tag of the same name (git 2, pip 20.3.4 to 26.2.1). */
const git = ({ revision, url }: RepositoryAddress): Question => {
  const wanted =
    revision === undefined
      ? ["HEAD"]
      : revision.startsWith("refs/")
        ? [revision]
        : [`refs/heads/${revision}`, `refs/tags/${revision}^{}`, `refs/tags/${revision}`]
  return {
    args: ["ls-remote", "--", url, ...wanted],
    read: (output) => {
      const all = new Map(
        output.flatMap((line) => {
          const [, commit, name] = /^([0-9a-f]{40,64})\t(\S+)$/.exec(line) ?? []
          return commit === undefined || name === undefined ? [] : [[name, commit] as const]
        })
      )
      const [commit, ...also] = wanted.flatMap((name) => all.get(name) ?? [])
      return commit === undefined ? undefined : { commit, also }
    }
  }
}

const only = (pattern: RegExp) => (output: ReadonlyArray<string>) => {
  const commit = output.flatMap((line) => pattern.exec(line.trim())?.[1] ?? []).at(-1)
  return commit === undefined ? undefined : { commit, also: [] }
}

const questionOf = (address: RepositoryAddress): Question => {
  const { revision, system, url } = address
  switch (system) {
    case "git":
      return git(address)
    case "hg":
      return {
        args: ["identify", "--noninteractive", "--debug", "--id", "--rev", revision ?? "default", "--", url],
        read: only(/^([0-9a-f]{40})\+?$/)
      }
    case "svn":
      return {
        args: [
          "info",
          "--non-interactive",
          "--show-item",
          "last-changed-revision",
          "--",
          revision === undefined ? url : `${url}@${revision}`
        ],
        read: only(/^(\d+)$/)
      }
    case "bzr":
      return {
        args: ["revno", ...(revision === undefined ? [] : [`--revision=${revision}`]), "--", url],
        read: only(/^(\d+)$/)
      }
  }
}

/**
 * The password as a header in the environment, where only this user sees it: an argument is everybody's. git before 2.31
 * does not read it, is refused, and then pip asks.
 */
const asWhom = ({ credentials, system, url }: RepositoryAddress, env: EnvInterface): Record<string, string> => {
  if (credentials === undefined || system !== "git") return {}
  const at = Number(env.get("GIT_CONFIG_COUNT") ?? 0)
  const login = new TextEncoder().encode(`${credentials.user}:${credentials.password}`)
  const [server = ""] = /^[^/]*\/\/[^/]*/.exec(url) ?? []
  return {
    GIT_CONFIG_COUNT: String(at + 1),
    [`GIT_CONFIG_KEY_${at}`]: `http.${server}/.extraHeader`,
    [`GIT_CONFIG_VALUE_${at}`]: `Authorization: Basic ${btoa(String.fromCharCode(...login))}`
  }
}

/** What says that nobody answers, in the words of git 2, Mercurial, Subversion and Bazaar, and of ssh and curl below them. */
const unreachable =
  /could not resolve|unable to resolve|name or service not known|temporary failure|failed to connect|couldn't connect|could not connect|unable to connect|connection (?:refused|timed out|reset|closed)|operation timed out|network is unreachable|no route to host|timed? ?out|returned error: (?:429|5\d\d)|http error (?:429|5\d\d)|early eof|hung up|getaddrinfo|E170013|E670002|E000111/i

const lastWords = (output: ReadonlyArray<string>): string =>
  output.map((line) => line.trim()).findLast((line) => /^(?:fatal|abort|svn|bzr|error|ssh):/i.test(line)) ??
  output.at(-1)?.trim() ??
  "no answer"

/** Asks, and never fails: what cannot be asked is silent. */
export const ask = Effect.fn("RepositoryQuestion.ask")(function* (place: RepositoryPlace, address: RepositoryAddress) {
  const env = yield* Env
  const { args, read } = questionOf(address)
  const program = address.system
  return yield* runQuietly({
    label: program,
    program,
    args,
    // What it says is read, so it has to say it in English.
    env: { ...childEnvironment(env, place), LC_ALL: "C", LANGUAGE: "C", ...asWhom(address, env) },
    cwd: place.work
  }).pipe(
    Effect.map((outcome): Said => {
      if (outcome.timedOut) return { _tag: "Silent", detail: "it does not answer in time" }
      const found = succeeded(outcome) ? read(outcome.output) : undefined
      if (found !== undefined) return { _tag: "Commit", ...found }
      if (succeeded(outcome)) return { _tag: "Refused", detail: "it has nothing of that name" }
      const text = outcome.output.join("\n")
      return { _tag: unreachable.test(text) ? "Silent" : "Refused", detail: lastWords(outcome.output) }
    }),
    Effect.catchTag("ProgramNotStarted", ({ code }) =>
      Effect.succeed<Said>({ _tag: "Silent", detail: `${program} cannot be started here (${code})` })
    )
  )
})
