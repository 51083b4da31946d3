/** pip cannot fetch: which cause is named, and what a person reads. */
import { describe, expect, it } from "vitest"
import { diagnose } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { network } from "../../src/diagnosis/network/rules.ts"
import { answers, captured, failing, names, told } from "../support/pip/CapturedOutput.ts"

const ids: ReadonlyArray<readonly [id: string, ...names: ReadonlyArray<string>]> = [
  [
    "pip/host-not-found",
    "net-dns-2.7",
    "net-dns-3.6",
    "net-dns-3.12",
    "neturl-dns-2.7",
    "neturl-dns-3.12",
    "vcsdns-2.7",
    "vcsdns-3.12"
  ],
  [
    "pip/connection-refused",
    "net-refused-2.7",
    "net-refused-3.12",
    "neturl-refused-2.7",
    "neturl-refused-3.12",
    "vcsssh-2.7",
    "vcsssh-3.12"
  ],
  ["pip/connection-timeout", "net-timeout-2.7", "net-timeout-3.12", "neturl-timeout-2.7", "neturl-timeout-3.12"],
  [
    "pip/proxy-unreachable",
    "net-proxy-2.7",
    "neturl-proxy-2.7",
    "neturl-proxy-3.12",
    "verbose-proxydown-2.7",
    "verbose-proxydown-3.6",
    "verbose-proxydown-3.12"
  ],
  [
    "pip/unauthorized",
    "net-401creds-3.12",
    "net-url403-2.7",
    "net-url403-3.12",
    "verbose-refused401-2.7",
    "verbose-refused401-3.6",
    "verbose-refused401-3.12",
    "verbose-refused403-2.7",
    "verbose-refused403-3.6",
    "verbose-refused403-3.12"
  ],
  [
    "pip/url-not-found",
    "net-url404-2.7",
    "net-url404-3.12",
    "verbose-gone404-2.7",
    "verbose-gone404-3.6",
    "verbose-gone404-3.12"
  ],
  [
    "pip/server-error",
    "neturl-503-2.7",
    "neturl-503-3.12",
    "verbose-down503-2.7",
    "verbose-down503-3.6",
    "verbose-down503-3.12"
  ],
  ["pip/index-not-trusted", "net-insecure-2.7", "net-insecure-3.12"],
  ["pip/not-an-index", "net-nothtml-2.7", "net-nothtml-3.12"],
  ["pip/download-incomplete", "net-cut-3.12"],
  [
    "pip/damaged-archive",
    "net-cut-2.7",
    "corrupt-2.7",
    "corrupt-3.6",
    "corrupt-3.12",
    "corrupttgz-2.7",
    "corrupttgz-3.12"
  ],
  ["pip/tls-untrusted", "tls-2.7", "tls-3.6", "tls-3.12", "neturl-tls-2.7", "neturl-tls-3.12"],
  ["pip/tls-hostname", "tlshost-2.7", "tlshost-3.6", "tlshost-3.12"],
  ["pip/tls-file-missing", "tlsnocert-2.7", "tlsnocert-3.12"],
  ["pip/tls-not-https", "tlsplain-2.7", "tlsplain-3.12"],
  ["pip/version-control-missing", "vcsnogit-2.7", "vcsnogit-3.12"],
  ["pip/no-such-revision", "vcsref-2.7", "vcsref-3.12"],
  ["pip/repository-refused", "vcs401-2.7", "vcs401-3.12"],
  ["pip/no-such-repository", "vcs404-2.7", "vcs404-3.12", "vcsnot-2.7", "vcsnot-3.12"]
]
const cases = ids.flatMap(([id, ...of]) => of.map((name) => [name, id] as const))

describe("trouble with the network in the output of real pips", () => {
  it.each(cases)("%s is told as %s", (name, id) => {
    expect(diagnose(captured(name))[0].id).toBe(id)
  })

  it("is not seen where there is none", () => {
    const own = new Set(cases.map(([name]) => name))
    const wrong = names.filter((name) => !own.has(name) && answers(network, captured(name)).length > 0)
    expect(wrong).toEqual([])
  })

  it("shows no password", () => {
    for (const [name] of cases) expect(told(diagnose(captured(name))[0])).not.toMatch(/me:\w+@|hunter2/)
  })
})

const retry = (reason: string, page = "widget") =>
  `WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by '${reason}': /simple/${page}/`
const nothing = (name: string) =>
  `ERROR: Could not find a version that satisfies the requirement ${name} (from versions: none)\nERROR: No matching distribution found for ${name}`
const said = (reason: string) => `${retry(reason)}\n${nothing("widget")}`

const reasons: ReadonlyArray<readonly [id: string, blame: string, output: string]> = [
  [
    "pip/proxy-wants-login",
    "environment",
    said(
      "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication Required'))"
    )
  ],
  [
    "pip/network-unreachable",
    "environment",
    said(
      "NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7f1>: Failed to establish a new connection: [Errno 101] Network is unreachable')"
    )
  ],
  [
    "pip/host-not-found",
    "environment",
    said(
      "NewConnectionError('<urllib3.HTTPSConnection object at 0x7f1>: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')"
    )
  ],
  [
    "pip/connection-broken",
    "environment",
    said("ProtocolError('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))")
  ],
  [
    "pip/connection-broken",
    "environment",
    said("ProtocolError('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))")
  ],
  [
    "pip/connection-timeout",
    "environment",
    "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='files.example.test', port=443): Read timed out."
  ],
  [
    "pip/download-incomplete",
    "environment",
    "pip._vendor.urllib3.exceptions.ProtocolError: ('Connection broken: IncompleteRead(1024 bytes read, 4096 more expected)', IncompleteRead(1024 bytes read, 4096 more expected))"
  ],
  [
    "pip/too-many-requests",
    "environment",
    "ERROR: HTTP error 429 while getting https://files.example.test/widget-1.0.tar.gz"
  ],
  [
    "pip/server-error",
    "environment",
    "ERROR: HTTP error 502 while getting https://files.example.test/widget-1.0.tar.gz"
  ],
  [
    "pip/server-error",
    "environment",
    "  fatal: unable to access 'https://git.example.test/a.git/': The requested URL returned error: 503"
  ],
  [
    "pip/unauthorized",
    "app",
    "pip._vendor.requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://files.example.test/widget-1.0.tar.gz"
  ],
  [
    "pip/connection-refused",
    "environment",
    "ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='files.example.test', port=443): Max retries exceeded with url: /widget.whl (Caused by NewConnectionError('<x object at 0x7>: Failed to establish a new connection: [Errno 111] Connection refused'))"
  ],
  [
    "pip/host-not-found",
    "environment",
    "      urllib.error.URLError: <urlopen error [Errno -3] Temporary failure in name resolution>"
  ],
  [
    "pip/tls-expired",
    "environment",
    `Could not fetch URL https://index.example.test/simple/widget/: There was a problem confirming the ssl certificate: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1000) - skipping\n${nothing("widget")}`
  ],
  [
    "pip/tls-untrusted",
    "environment",
    "fatal: unable to access 'https://git.example.test/a.git/': SSL certificate problem: unable to get local issuer certificate"
  ],
  [
    "pip/tls-module-missing",
    "environment",
    `WARNING: pip is configured with locations that require TLS/SSL, however the ssl module in Python is not available.\n${nothing("widget")}`
  ],
  [
    "pip/tls-module-missing",
    "environment",
    "error: ssl-missing\n\n× Failed to establish a secure connection for https://index.example.test/simple/\n╰─> The 'ssl' module is unavailable but required for HTTPS URLs"
  ],
  [
    "pip/tls-protocol",
    "environment",
    `Could not fetch URL https://index.example.test/simple/widget/: There was a problem confirming the ssl certificate: [SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:590) - skipping\n${nothing("widget")}`
  ],
  [
    "pip/not-an-archive",
    "app",
    "  Downloading https://git.example.test/a/master.zip\nERROR: Cannot unpack file /tmp/x/master.zip (downloaded from /tmp/x, content-type: text/html; charset=utf-8); cannot detect archive format"
  ],
  [
    "pip/ssh-host-unknown",
    "environment",
    "  Cloning ssh://****@git.example.test/a.git to /tmp/a\n  Host key verification failed.\n  fatal: Could not read from remote repository."
  ],
  [
    "pip/repository-refused",
    "app",
    "  Cloning ssh://git@git.example.test/a.git to /tmp/a\n  git@git.example.test: Permission denied (publickey).\n  fatal: Could not read from remote repository."
  ],
  [
    "pip/repository-failed",
    "environment",
    "  Cloning https://git.example.test/a.git to /tmp/a\n  fatal: early surprise\nERROR: Command errored out with exit status 128: git clone -q https://git.example.test/a.git /tmp/a Check the logs for full command output."
  ]
]

describe("what pip says of the network", () => {
  it.each(reasons)("is told as %s, the blame on %s", (id, blame, output) => {
    const [best] = answers(network, failing(output))
    expect([best?.id, best?.blame]).toEqual([id, blame])
  })

  it.each(["407", "40725", "429", "401", "403", "404", "410", "500", "503"])(
    "is no status where a port, a path, a version or an object has its digits: %s",
    (digits) => {
      const trouble = `NewConnectionError("HTTPConnection(host='127.0.0.1', port=${digits}) at 0x7f${digits}: Failed to establish a new connection: [Errno 101] Network is unreachable")`
      const fetched = `  × Failed to connect to 127.0.0.1 while fetching http://127.0.0.1:${digits}/${digits}/widget-${digits}.whl\n  ╰─> [Errno 101] Network is unreachable Error`
      for (const output of [said(trouble), `error: connection-failed\n${fetched}`]) {
        const [best] = answers(network, failing(output))
        expect(best?.id).toBe("pip/network-unreachable")
      }
    }
  )

  it("counts for nothing when pip got on without it", () => {
    const conflict = "ERROR: ResolutionImpossible: for help visit"
    expect(answers(network, failing(`${retry("ReadTimeoutError('Read timed out.')")}\n${conflict}`))).toEqual([])
    expect(
      answers(network, failing(`${retry("ReadTimeoutError('Read timed out.')", "other")}\n${nothing("widget")}`))
    ).toEqual([])
  })

  it("counts when the package is found only elsewhere, in another version", () => {
    const output = `${retry("ReadTimeoutError('Read timed out.')")}\nERROR: Could not find a version that satisfies the requirement widget==9 (from versions: 1.0)\nERROR: No matching distribution found for widget==9`
    expect(diagnose(failing(output))[0].id).toBe("pip/connection-timeout")
  })

  it("names the host and says how to give user and password", () => {
    const [best] = diagnose(captured("net-401creds-3.12"))
    expect(best.title).toBe("index.example.test refuses access")
    expect(told(best)).toContain("PIP_EXTRA_INDEX_URL")
    expect(told(best)).toContain("https://USER:PASSWORD@index.example.test/")
  })

  it("says how to trust an authority, a host over http, and another port", () => {
    expect(told(diagnose(captured("tls-3.12"))[0])).toContain("`--cert ca.pem`")
    expect(told(diagnose(captured("net-insecure-3.12"))[0])).toContain("`--trusted-host evil.example.test`")
    expect(told(diagnose(captured("tlsplain-3.12"))[0])).toContain("`http://index.example.test:8931/…`")
  })

  it("gives the reason without Python's wrapping", () => {
    expect(diagnose(captured("net-refused-2.7"))[0].message).toMatch(
      /\nThe reason: Failed to establish a new connection: \[Errno 111\] Connection refused$/
    )
  })

  it("tells a damaged file of the app from a damaged download", () => {
    const output =
      "Processing ./libs/widget-1.0-py3-none-any.whl (from -r requirements.txt (line 1))\nERROR: Wheel 'widget' located at /build/libs/widget-1.0-py3-none-any.whl is invalid."
    const [best] = diagnose(failing(output))
    expect([best.id, best.blame]).toEqual(["pip/damaged-archive", "app"])
    expect(told(best)).toContain("git LFS")
  })
})
