/** The real Http, over Node's own client, which costs tens of milliseconds to load: so this file is loaded when it is needed. */
import * as Effect from "effect/Effect"
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from "node:http"
import { FileAccessFailed } from "./Filesystem.ts"
import {
  type Downloaded,
  type DownloadRequest,
  type HttpAnswer,
  HostSilent,
  type HttpQuestion
} from "./HttpQuestion.ts"
import { reasonOf } from "./SystemErrors.ts"

const redirects = new Set([301, 302, 303, 307, 308])
const mostRedirects = 10

const headersOf = ({ known }: HttpQuestion): OutgoingHttpHeaders => ({
  // As it lies on the server: a digest is of that, and some servers mark an ETag when they compress.
  "accept-encoding": "identity",
  "user-agent": "python-buildpack",
  ...(known.etag === undefined ? {} : { "if-none-match": known.etag }),
  ...(known.modified === undefined ? {} : { "if-modified-since": known.modified })
})

const loginOf = ({ password, username }: URL): OutgoingHttpHeaders =>
  username === ""
    ? {}
    : {
        authorization: `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}`
      }

/** pip's, requests' and OpenSSL's own names for it, in the order in which pip asks for them. */
const certificateVariables = ["PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"]

const trusted = async ({ variables }: HttpQuestion): Promise<ReadonlyArray<string>> => {
  const { getCACertificates } = await import("node:tls")
  const { readFile } = await import("node:fs/promises")
  const file = certificateVariables.map((name) => variables.get(name)).find((path) => path !== undefined && path !== "")
  const own = file === undefined ? "" : await readFile(file, "utf8").catch(() => "")
  return [...getCACertificates("default"), ...(own === "" ? [] : [own])]
}

const variableOf = ({ variables }: HttpQuestion, name: string): string | undefined => {
  const value = variables.get(name.toLowerCase()) ?? variables.get(name.toUpperCase())
  return value === "" ? undefined : value
}

/** pip's own setting goes before the variables. */
const proxies = (question: HttpQuestion): Record<string, string> | undefined => {
  const pip = question.variables.get("PIP_PROXY")
  const of = (name: string) => pip ?? variableOf(question, name) ?? variableOf(question, "all_proxy")
  const [http, https] = [of("http_proxy"), of("https_proxy")].map((proxy) =>
    proxy === undefined || proxy.includes("://") ? proxy : `http://${proxy}`
  )
  const not = variableOf(question, "no_proxy")
  if (http === undefined && https === undefined) return undefined
  return {
    ...(http === undefined ? {} : { HTTP_PROXY: http }),
    ...(https === undefined ? {} : { HTTPS_PROXY: https }),
    ...(not === undefined ? {} : { NO_PROXY: not })
  }
}

/** Node 22.21 and 24.5 are the first whose client takes a proxy. */
const takesProxies = ((): boolean => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21)
})()

const open = async (question: HttpQuestion, url: URL, headers: OutgoingHttpHeaders): Promise<ClientRequest> => {
  const proxyEnv = proxies(question)
  if (proxyEnv !== undefined && !takesProxies) throw new Error("this Node.js knows no proxies")
  const settings = { ...(proxyEnv === undefined ? {} : { proxyEnv }), keepAlive: false }
  const plain = new URL(url)
  plain.username = plain.password = plain.hash = ""
  if (url.protocol === "https:") {
    const { Agent, request } = await import("node:https")
    return request(plain, { headers, agent: new Agent({ ...settings, ca: [...(await trusted(question))] }) })
  }
  const { Agent, request } = await import("node:http")
  return request(plain, { headers, agent: new Agent(settings) })
}

const digestOf = async (response: IncomingMessage): Promise<string> => {
  const { createHash } = await import("node:crypto")
  const hash = createHash("sha256")
  for await (const chunk of response) hash.update(chunk)
  return hash.digest("hex")
}

const answerOf = async (question: HttpQuestion, response: IncomingMessage): Promise<HttpAnswer> => {
  const status = response.statusCode ?? 0
  const { etag, "last-modified": modified } = response.headers
  const { known, whole } = question
  const isKnown =
    (known.etag !== undefined && etag === known.etag) ||
    (known.etag === undefined && known.modified !== undefined && modified === known.modified)
  const read = whole && status === 200 && !isKnown
  const sha256 = read ? await digestOf(response) : undefined
  response.destroy()
  return {
    status: status === 200 && isKnown ? 304 : status,
    ...(etag === undefined ? {} : { etag }),
    ...(modified === undefined ? {} : { modified }),
    ...(sha256 === undefined ? {} : { sha256 })
  }
}

/** The first answer that leads to no other place. */
const followed = async (question: HttpQuestion, signal: AbortSignal): Promise<IncomingMessage> => {
  let url = new URL(question.url)
  let login = loginOf(url)
  for (let at = 0; at <= mostRedirects; at += 1) {
    const request = await open(question, url, { ...headersOf(question), ...login })
    const stop = () => request.destroy(new Error("ended"))
    signal.addEventListener("abort", stop, { once: true })
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once("response", resolve).once("error", reject).end()
    })
    const { location } = response.headers
    if (!redirects.has(response.statusCode ?? 0) || location === undefined) return response
    response.destroy()
    const next = new URL(location, url)
    if (next.protocol !== "https:" && next.protocol !== "http:") throw new Error("it leads to no web address")
    // Who asks is nobody else's business.
    if (next.host !== url.host || next.protocol !== url.protocol) login = loginOf(next)
    url = next
  }
  throw new Error("it leads on and on")
}

const asked = async (question: HttpQuestion, signal: AbortSignal): Promise<HttpAnswer> =>
  answerOf(question, await followed(question, signal))

/** A server that has nothing more to say for this long is as good as gone. */
const longestSilence = 60_000

/** What the disk refuses is no fault of the server's. */
const writing = (path: string, cause: unknown): unknown =>
  cause instanceof Error && "syscall" in cause && ["open", "write", "close"].includes(String(cause.syscall))
    ? new FileAccessFailed({
        operation: "write",
        path,
        reason: reasonOf("code" in cause ? String(cause.code) : undefined),
        detail: cause.message
      })
    : cause

const fetched = async ({ hears, to, url, variables }: DownloadRequest, signal: AbortSignal): Promise<Downloaded> => {
  const response = await followed({ url, variables, known: {}, whole: true }, signal)
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.destroy()
    return { status, sha256: "" }
  }
  const { createHash } = await import("node:crypto")
  const { createWriteStream } = await import("node:fs")
  const { pipeline } = await import("node:stream/promises")
  const hash = createHash("sha256")
  const length = Number(response.headers["content-length"])
  let received = 0
  response.setTimeout(longestSilence, () => response.destroy(new Error("it has fallen silent")))
  const hashing = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const piece of source) {
      hash.update(piece)
      received += piece.length
      hears?.(received, Number.isSafeInteger(length) ? length : undefined)
      yield piece
    }
  }
  await pipeline(response, hashing, createWriteStream(to), { signal }).catch((cause: unknown) => {
    throw writing(to, cause)
  })
  return { status, sha256: hash.digest("hex") }
}

/** The system's and the resolver's own words for it. */
const ofNetwork =
  /^(?:E(?:AI_\w+|NOTFOUND|CONN\w+|TIMEDOUT|NETUNREACH|NETDOWN|HOSTUNREACH|HOSTDOWN|PIPE)|ERR_PROXY_\w+)$/

const silent = (error: unknown): HostSilent =>
  new HostSilent({
    detail: error instanceof Error ? error.message : String(error),
    unreachable: error instanceof Error && "code" in error && ofNetwork.test(String(error.code))
  })

/** One answer; redirects are followed, and a request is ended when its fiber is. */
export const request = (question: HttpQuestion): Effect.Effect<HttpAnswer, HostSilent> =>
  Effect.tryPromise({ try: (signal) => asked(question, signal), catch: silent })

/** Fetches a whole file, as `request` asks about one. */
export const download = (request: DownloadRequest): Effect.Effect<Downloaded, HostSilent | FileAccessFailed> =>
  Effect.tryPromise({
    try: (signal) => fetched(request, signal),
    catch: (error) => (error instanceof FileAccessFailed ? error : silent(error))
  })
