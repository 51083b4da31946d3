/** What is told of any failure is whole: what, why, and what to do; and whether another try may pass. */
import { describe, expect, it } from "vitest"
import { diagnose } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { captured, failing, names } from "../support/pip/CapturedOutput.ts"

const all = names.map((name) => [name, diagnose(captured(name))] as const)
const idsOf = (holds: (one: ReturnType<typeof diagnose>[number]) => boolean): ReadonlyArray<string> =>
  [...new Set(all.flatMap(([, found]) => found.filter(holds).map(({ id }) => id)))].toSorted()

it.each(all)("%s has a title, a message and something to do", (_, found) => {
  expect(found).not.toEqual([])
  for (const { blame, hints, id, message, title, transient } of found) {
    expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/)
    expect(title).toMatch(/^\S.*[^.\s]$/)
    expect(message).toMatch(/\S/)
    expect(hints).not.toEqual([])
    for (const hint of hints) expect(hint).toMatch(/\S/)
    expect([title, message, ...hints].join("\n")).not.toMatch(/\bundefined\b|\[object|\bNaN\b/)
    // What has to be changed first does not pass by itself.
    if (transient === true) expect(blame).toBe("environment")
  }
})

describe("of what real pips said", () => {
  it("an index that was not reached is told so, since packages of before may serve then", () => {
    expect(idsOf(({ unreachable }) => unreachable === true)).toEqual([
      "pip/connection-refused",
      "pip/connection-timeout",
      "pip/host-not-found",
      "pip/proxy-unreachable",
      "pip/server-error"
    ])
  })

  it("another try may pass where the machine or a network was in the way", () => {
    expect(idsOf(({ transient }) => transient === true)).toEqual([
      "pip/connection-refused",
      "pip/connection-timeout",
      "pip/damaged-archive",
      "pip/damaged-download",
      "pip/disk-full",
      "pip/download-incomplete",
      "pip/host-not-found",
      "pip/proxy-unreachable",
      "pip/repository-failed",
      "pip/server-error"
    ])
  })
})

describe("a connection", () => {
  /** Whether the index was not reached, and whether another try may pass. */
  const [reach, pass, no] = [true, true, false]
  it.each<readonly [reason: string, id: string, unreachable: boolean, transient: boolean]>([
    ["[Errno 101] Network is unreachable", "pip/network-unreachable", reach, pass],
    ["[Errno 113] No route to host", "pip/network-unreachable", reach, pass],
    ["[Errno -2] Name or service not known", "pip/host-not-found", reach, pass],
    ["[Errno -3] Temporary failure in name resolution", "pip/host-not-found", reach, pass],
    ["Failed to resolve 'h.test'", "pip/host-not-found", reach, pass],
    ["[Errno 111] Connection refused", "pip/connection-refused", reach, pass],
    ["Read timed out. (read timeout=15)", "pip/connection-timeout", reach, pass],
    ["Connection reset by peer", "pip/connection-broken", reach, pass],
    ["Remote end closed: RemoteDisconnected", "pip/connection-broken", reach, pass],
    ["EOF occurred in violation of protocol", "pip/connection-broken", reach, pass],
    ["Cannot connect to proxy.", "pip/proxy-unreachable", reach, pass],
    ["too many 503 error responses", "pip/server-error", reach, pass],
    ["IncompleteRead(10 bytes read, 5 more expected)", "pip/download-incomplete", no, pass],
    ["429 Client Error: Too Many Requests", "pip/too-many-requests", no, pass],
    ["403 Client Error: Forbidden", "pip/unauthorized", no, no],
    ["401 Client Error: Unauthorized", "pip/unauthorized", no, no],
    ["404 Client Error: Not Found", "pip/url-not-found", no, no]
  ])("that ends with `%s` is told as %s", (reason, id, unreachable, transient) => {
    const [first] = diagnose(
      failing(
        `ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='h.test', port=443): Max retries exceeded with url: /simple/flask/ (Caused by NewConnectionError('<x object at 0x7f>: ${reason}'))\n`
      )
    )
    expect([first.id, first.unreachable === true, first.transient === true]).toEqual([id, unreachable, transient])
    expect(first.title === "" || first.message === "" || first.hints.length === 0).toBe(false)
    if (!id.startsWith("pip/proxy")) expect(`${first.title} ${first.message}`).toContain("h.test")
  })
})
