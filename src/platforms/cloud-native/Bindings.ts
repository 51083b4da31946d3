/** Service bindings (servicebinding.io 1.1): folders of files, by whose `type` file it is known what they are for. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { printable, type StagingError } from "../../domain/StagingError.ts"
import { fromFile } from "../../services/Env.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"

/** A binding that is meant for us lacks what it should say. */
export class BindingIncomplete
  extends Data.TaggedError("BindingIncomplete")<{ readonly name: string; readonly type: string; readonly lack: string }>
  implements StagingError
{
  readonly id = "binding/incomplete"
  readonly blame = "app"
  get title(): string {
    return `The service binding \`${printable(this.name)}\` cannot be used`
  }
  override get message(): string {
    return `Its \`type\` is \`${this.type}\`, and ${this.lack}.`
  }
  get hints(): ReadonlyArray<string> {
    return this.type === "ca-certificates"
      ? ["Add each certificate as a file in PEM form (`-----BEGIN CERTIFICATE-----`) to the binding."]
      : [
          "Add `pip.conf`, a file as pip reads it; or `url`, the address of the index, and where it asks for them `username` and `password`."
        ]
  }
}

/** What bindings say, by the names of variables; `certificates` are texts in PEM form. */
export interface Bound {
  readonly variables: ReadonlyMap<string, string>
  readonly certificates: ReadonlyArray<string>
}

/** Kubernetes mounts each file as a link into a folder `..data`, which is none of the entries. */
const isEntry = (name: string): boolean => !name.startsWith(".")

const read = Effect.fn("Bindings.read")(function* (folder: string) {
  const files = yield* Filesystem
  const entries = new Map<string, string>()
  for (const name of (yield* files.list(folder)).filter(isEntry)) {
    const path = join(folder, name)
    if ((yield* files.target(path))?.kind === "file") entries.set(name, fromFile(yield* files.readText(path)))
  }
  return entries
})

/** The address with the credentials in it, as pip takes them. */
const addressOf = (url: string, username: string | undefined, password: string | undefined): string | undefined => {
  if (!URL.canParse(url)) return undefined
  const address = new URL(url)
  if (username !== undefined) address.username = encodeURIComponent(username)
  if (password !== undefined) address.password = encodeURIComponent(password)
  return address.href
}

const indexOf = (folder: string, name: string, type: string, entries: ReadonlyMap<string, string>) => {
  if (entries.has("pip.conf")) return Effect.succeed(["PIP_CONFIG_FILE", join(folder, "pip.conf")] as const)
  const url = entries.get("url") ?? entries.get("uri")
  if (url === undefined) return new BindingIncomplete({ name, type, lack: "it has neither `pip.conf` nor `url`" })
  const address = addressOf(url, entries.get("username"), entries.get("password"))
  return address === undefined
    ? new BindingIncomplete({ name, type, lack: "what is in `url` is no address" })
    : Effect.succeed(["PIP_INDEX_URL", address] as const)
}

const isCertificate = (text: string): boolean => text.includes("-----BEGIN CERTIFICATE-----")

/** All bindings below a folder; those of other types are for other buildpacks, or for the app. */
export const bindingsIn = Effect.fn("Bindings.bindingsIn")(function* (root: string) {
  const files = yield* Filesystem
  const variables = new Map<string, string>()
  const certificates: Array<string> = []
  for (const name of (yield* files.list(root)).filter(isEntry)) {
    const folder = join(root, name)
    const entries = yield* read(folder)
    const type = (entries.get("type") ?? "").trim().toLowerCase()
    if (type === "pip" || type === "pypi") {
      const [variable, value] = yield* indexOf(folder, name, type, entries)
      variables.set(variable, value)
    } else if (type === "ca-certificates") {
      const found = [...entries.values()].filter(isCertificate)
      if (found.length === 0) return yield* new BindingIncomplete({ name, type, lack: "it has no certificate" })
      certificates.push(...found)
    }
  }
  const bound: Bound = { variables, certificates }
  return bound
})
