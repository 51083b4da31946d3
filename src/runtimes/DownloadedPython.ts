/** Pythons that are downloaded: those of python-build-standalone, by a pinned list with checksums. */
import * as Effect from "effect/Effect"
import { PYTHON_BUILD_STANDALONE_MIRROR, UV_PYTHON_INSTALL_MIRROR } from "../domain/Options.ts"
import { render } from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import { Env } from "../services/Env.ts"
import { Host } from "../services/Host.ts"
import { type ArchivedPython, exactVersion, offerOf, sorted } from "./ArchivedPython.ts"
import { downloadList, listedOn } from "./DownloadList.ts"
import type { RuntimeProvider } from "./RuntimeProvider.ts"
import { shippable, shippableKnown } from "./ShippablePython.ts"

const id = "downloads"
const from = `python-build-standalone, by the list of ${listedOn}`
const origin = "https://github.com/astral-sh/python-build-standalone/releases/download"

/** What is built for glibc runs on 2.17 and later; for musl, on any that can load it. */
const libcs: Readonly<Record<string, string>> = { g: "glibc-2.17", m: "musl" }

const hexadecimal = (base64: string): string =>
  Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (each) =>
    each.charCodeAt(0).toString(16).padStart(2, "0")
  ).join("")

/** A line of the list; the digest is only made readable for the one that is taken. */
const pythonOf = (line: string, base: string): ReadonlyArray<ArchivedPython> => {
  const [text = "", release = "", kind = "", digest = ""] = line.split(" ")
  const version = exactVersion(text)
  if (version === undefined) return []
  const [machine, libc = "", flavour] = kind
  const arch = machine === "x" ? "x86_64" : "aarch64"
  const triple = `${arch}-unknown-linux-${libc === "m" ? "musl" : "gnu"}`
  const file = `cpython-${text}%2B${release}-${triple}-install_only${flavour === "s" ? "_stripped" : ""}.tar.gz`
  return [
    {
      version,
      implementation: "cpython",
      platform: `linux-${arch}`,
      libc: libcs[libc] ?? "",
      place: `${base}/${release}/${file}`,
      sha256: hexadecimal(digest)
    }
  ]
}

const listed = Effect.gen(function* () {
  const env = yield* Env
  const mirror = env.operator(PYTHON_BUILD_STANDALONE_MIRROR) ?? env.operator(UV_PYTHON_INSTALL_MIRROR)
  const base = (mirror ?? origin).replace(/\/+$/, "")
  const all = downloadList
    .trim()
    .split("\n")
    .flatMap((line) => pythonOf(line, base))
  return sorted(all, yield* Host, ({ version }) => `Python ${render(version)} of ${from}`)
})

const listedFor = (offer: RuntimeOffer) =>
  Effect.map(listed, ({ fit }) => fit.find(({ version }) => render(version) === render(versionOf(offer))))

export const downloadedPython: RuntimeProvider = {
  id,
  title: "downloads",
  // What is for other machines is no news to anybody.
  discover: () =>
    Effect.map(listed, ({ fit }) => ({ offers: fit.map((python) => offerOf(id, python, from)), rejected: [] })),
  recall: Effect.fn("DownloadedPython.recall")(function* (offer, place) {
    const python = yield* listedFor(offer)
    return python === undefined ? undefined : yield* shippableKnown(python, id, place)
  }),
  provide: Effect.fn("DownloadedPython.provide")(function* (offer, place) {
    const python = yield* listedFor(offer)
    const wanted = render(versionOf(offer))
    if (python === undefined) return yield* Effect.die(new Error(`Python ${wanted} is not in the list`))
    const remedies = [
      `Make ${origin} reachable from the staging host, through a proxy ($HTTPS_PROXY) or by a mirror of it ($PYTHON_BUILD_STANDALONE_MIRROR).`,
      "Or keep archives of your own: `bin/runtime pack PYTHON DIR`, and $PYTHON_ARCHIVES=DIR on the staging host."
    ]
    return yield* shippable({ provider: id, python, from, name: { what: `Python ${wanted}`, remedies } }, place)
  })
}
