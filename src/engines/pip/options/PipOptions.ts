/** What `$PIP_OPTS` says: split into words as a shell would, read as pip would, and routed to the steps that know each option. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import { isPipSince, type PipVersion } from "../../../domain/PipVersion.ts"
import type { EngineOptions } from "../../Engine.ts"
import type { StagingError } from "../../../domain/StagingError.ts"
import { decoded, inAddresses } from "../../../domain/Secrets.ts"
import { type Item, type MissingValue, read, type Refusal } from "./OptionWords.ts"

/** Options that would make the staging fail or, worse, succeed with an app that does not start. */
export class RefusedOption
  extends Data.TaggedError("RefusedOption")<{ readonly refusals: ReadonlyArray<Refusal> }>
  implements StagingError
{
  readonly id = "pip-opts/refused-option"
  readonly blame = "app"
  readonly title = "$PIP_OPTS has an option that cannot be used here"
  override get message(): string {
    return this.refusals.map(({ option, reason }) => `\`${option}\` in $PIP_OPTS: ${reason}.`).join("\n")
  }
  get hints(): ReadonlyArray<string> {
    return this.refusals.map(({ remedy }) => remedy)
  }
}

/** Options of a newer pip than the one that goes with the chosen Python; pip itself would stop with "no such option". */
export class UnknownToPip
  extends Data.TaggedError("UnknownToPip")<{
    /** Version of the pip in use: `20.3`. */
    readonly pip: string
    readonly unknown: ReadonlyArray<{ readonly option: string; readonly since: string; readonly remedy: string }>
  }>
  implements StagingError
{
  readonly id = "pip-opts/unknown-to-pip"
  readonly blame = "app"
  readonly title = "$PIP_OPTS has an option that this pip does not know"
  override get message(): string {
    const lines = this.unknown.map(({ option, since }) => `\`${option}\` in $PIP_OPTS exists since pip ${since}.`)
    return [...lines, `The newest pip for the chosen Python is ${this.pip}.`].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    return [...this.unknown.map(({ remedy }) => remedy), "Or choose a newer Python, which has a newer pip."]
  }
}

/** What one item adds to the result, or has against it. */
interface Part extends Partial<Omit<EngineOptions, "secrets" | "noIndex">> {
  readonly refused?: ReadonlyArray<Refusal>
  readonly newer?: UnknownToPip["unknown"]
}
type Given = Extract<Item, { readonly _tag: "Given" }>

const shown = ({ option, written }: Given): string =>
  written === option.name ? `\`${written}\`` : `\`${written}\` (\`${option.name}\`)`

const passed = (item: Given, to: "wheel" | "requirements"): Part => {
  const { option, value } = item
  const words = [value === undefined ? option.name : `${option.name}=${value}`]
  const text = `${shown(item)} in $PIP_OPTS is installed as a normal package: an editable one does not survive being moved.`
  return {
    names: [option.name],
    ...(to === "requirements" ? { requirements: words } : { wheel: words }),
    ...(option.index === undefined ? {} : { index: words }),
    ...(option.env === undefined ? {} : { env: { [option.env]: value ?? "1" } }),
    ...(option.name === "--editable" ? { notices: [{ level: "notice", id: "pip-opts/editable", text }] } : {})
  }
}
const obsolete = (item: Given, gone: string, instead: string, becomes?: string): Part => {
  const text = `${shown(item)} in $PIP_OPTS is left out: pip dropped it in ${gone}. ${instead}`
  return {
    ...(becomes === undefined ? {} : { wheel: [becomes], names: [becomes.replace(/=.*/, "")] }),
    notices: [{ level: "warning", id: "pip-opts/obsolete-option", text }]
  }
}
const refused = ({ option, written }: Given, reason: string, remedy?: string): Part => {
  const removal = `Remove \`${written}\`${option.takesValue ? " and its value" : ""} from $PIP_OPTS.`
  return { refused: [{ option: written, reason, remedy: remedy === undefined ? removal : `${removal} ${remedy}` }] }
}

const given = (item: Given, pip: PipVersion): Part => {
  const { fate, since, before, gone, after = "" } = item.option
  switch (fate._tag) {
    case "Pass": {
      if (since !== undefined && !isPipSince(pip, since)) {
        const remedy = `Remove \`${item.written}\` from $PIP_OPTS. ${before ?? ""}`.trimEnd()
        return { newer: [{ option: item.written, since, remedy }] }
      }
      return gone !== undefined && isPipSince(pip, gone) ? obsolete(item, gone, after) : passed(item, fate.to)
    }
    case "Ignore":
      return {}
    case "Drop": {
      const text = `${shown(item)} in $PIP_OPTS is left out: ${fate.why}.`
      return { notices: [{ level: fate.level, id: "pip-opts/ignored-option", text }] }
    }
    case "Obsolete":
      return obsolete(item, fate.gone, fate.instead, fate.becomes)
    case "Refuse":
      return refused(item, fate.reason, fate.remedy)
  }
}

const part = (item: Item, pip: PipVersion): Part => {
  switch (item._tag) {
    case "Given":
      return given(item, pip)
    case "Refused":
      return { refused: [item.refusal] }
    case "Unknown":
      return { wheel: item.words }
    case "Word":
      return { requirements: [item.word] }
  }
}

/** The password; the user where a token stands in its place (`https://TOKEN@…`, `https://TOKEN:x-oauth-basic@…`). */
const credentials = (authority: string): ReadonlyArray<string> => {
  const user = authority.slice(0, Math.max(0, authority.lastIndexOf("@")))
  const cut = user.indexOf(":")
  const password = cut < 0 ? "" : user.slice(cut + 1)
  const name = cut < 0 ? user : user.slice(0, cut)
  const secret = password === "" || password === "x-oauth-basic" ? name : password
  return secret === "" || secret === "git" || secret === "hg" ? [] : [secret, decoded(secret)]
}
const authority = /:\/\/([^\s/?#]*@[^\s/?#]*)/g
const secretsIn = (item: Item): ReadonlyArray<string> => {
  const texts = item._tag === "Unknown" ? item.words : item._tag === "Word" ? [item.word] : []
  const value = item._tag === "Given" ? (item.value ?? "") : ""
  /** A proxy may be given without a scheme: `user:password@proxy:3128`. */
  const bare = item._tag === "Given" && item.option.name === "--proxy" && !value.includes("://") ? [`://${value}`] : []
  return [...texts, value, ...bare].flatMap((text) => [
    ...[...text.matchAll(authority)].flatMap((match) => credentials(match[1] ?? "")),
    ...inAddresses(text)
  ])
}

const assemble = (parts: ReadonlyArray<Part>, secrets: ReadonlyArray<string>): EngineOptions => {
  const all = <A>(of: (part: Part) => ReadonlyArray<A> | undefined): ReadonlyArray<A> =>
    parts.flatMap((part) => of(part) ?? [])
  const names = [...new Set(all((part) => part.names))]
  const notices = new Map(all((part) => part.notices).map((notice) => [notice.text, notice]))
  return {
    wheel: all((part) => part.wheel),
    requirements: all((part) => part.requirements),
    index: all((part) => part.index),
    noIndex: names.includes("--no-index"),
    env: Object.fromEntries(all((part) => Object.entries(part.env ?? {}))),
    names,
    notices: [...notices.values()],
    secrets: [...new Set(secrets)]
  }
}

/** Which step gets which word, for the pip that goes with the chosen Python. */
export const route = (
  words: ReadonlyArray<string>,
  pip: PipVersion
): Result.Result<EngineOptions, RefusedOption | UnknownToPip | MissingValue> =>
  Result.gen(function* () {
    const items = yield* read(words, pip)
    const parts = items.map((item) => part(item, pip))
    const refusals = parts.flatMap(({ refused }) => refused ?? [])
    if (refusals.length > 0) return yield* Result.fail(new RefusedOption({ refusals }))
    const unknown = parts.flatMap(({ newer }) => newer ?? [])
    if (unknown.length > 0) return yield* Result.fail(new UnknownToPip({ pip: `${pip.major}.${pip.minor}`, unknown }))
    return assemble(parts, items.flatMap(secretsIn))
  })

/**
 * pip 25.1 and newer read $PIP_GROUP whatever they do, so a group would be added to the tools, to every build and to what
 * every build needs. As a word, it is for the resolution alone. It names one group, blanks and all (25.1 to 26.2.1).
 */
export const withGroup = (
  words: ReadonlyArray<string>,
  group: string | undefined,
  pip: PipVersion
): ReadonlyArray<string> =>
  group === undefined || group === "" || !isPipSince(pip, "25.1") ? words : [`--group=${group}`, ...words]

const withPath = /^--(find-links|cert|client-cert|constraint|build-constraint)=(.+)$/
const absolute = (path: string, root: string): string =>
  /^(?:\/|[a-z][a-z+.-]+:)/i.test(path) ? path : `${root}/${path}`

/** Relative paths mean the app's files, in whichever directory a step runs. */
export const withAbsolutePaths = (routed: EngineOptions, root: string): EngineOptions => {
  const word = (option: string): string => {
    const [, name, path] = withPath.exec(option) ?? []
    return name === undefined || path === undefined ? option : `--${name}=${absolute(path, root)}`
  }
  const env = Object.entries(routed.env).map(([name, value]) => [
    name,
    name.endsWith("_CERT") ? absolute(value, root) : value
  ])
  return { ...routed, wheel: routed.wheel.map(word), index: routed.index.map(word), env: Object.fromEntries(env) }
}
