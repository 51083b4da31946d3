/** The real Filesystem over what the one in memory has not: pipes, sockets, files that another user keeps for himself. */
import * as Effect from "effect/Effect"
import { execFileSync } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Filesystem, type Interface } from "../../src/services/Filesystem.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import { asSomebody, canBeSomebody } from "../support/machine/Confinement.ts"

const on = <A, E>(use: (files: Interface) => Effect.Effect<A, E>): Promise<A> =>
  Effect.runPromise(Effect.flatMap(Filesystem, use).pipe(Effect.provide(FilesystemNode.layer)))
const refusal = <A, E extends { readonly message: string }>(use: (files: Interface) => Effect.Effect<A, E>) =>
  on((files) => Effect.map(Effect.flip(use(files)), ({ message }) => message))

const at = mkdtempSync(join(tmpdir(), "files-"))
const [app, pipe, socket, copy] = [join(at, "app"), join(at, "app/pipe"), join(at, "app/socket"), join(at, "copy")]
const server = createServer()

beforeAll(async () => {
  mkdirSync(join(app, "folder"), { recursive: true })
  writeFileSync(join(app, "folder/file"), "text")
  symlinkSync("odd", join(app, "odd"))
  execFileSync("mkfifo", [pipe])
  await new Promise<void>((done) => server.listen(socket, done))
})
afterAll(() => {
  server.close()
  execFileSync("chmod", ["-R", "u+rwX", at])
  rmSync(at, { recursive: true })
})

const within = async <A>(folder: string, use: () => Promise<A>): Promise<A> => {
  const before = process.env["TMPDIR"]
  process.env["TMPDIR"] = folder
  try {
    return await use()
  } finally {
    if (before === undefined) delete process.env["TMPDIR"]
    else process.env["TMPDIR"] = before
  }
}

it("a temporary directory is absolute, whatever $TMPDIR is", async () => {
  const path = await within(relative(process.cwd(), at), () => on((files) => Effect.scoped(files.temporary())))
  expect(path.startsWith(`${at}/.python-buildpack-`)).toBe(true)
})

it("a $TMPDIR that is not there is named with its value, and what to set it to", async () => {
  const error = await within("/nonexistent/tmp", () => on((files) => Effect.flip(Effect.scoped(files.temporary()))))
  expect(error.message).toBe(
    "Cannot make a temporary directory in $TMPDIR, which is /nonexistent/tmp: it does not exist."
  )
  expect(error.hints).toEqual([expect.stringMatching(/^Set \$TMPDIR to a folder that is there/)])
})

describe("a named pipe that nobody writes to", () => {
  it.each<readonly [string, (files: Interface, path: string) => Effect.Effect<unknown, Error>]>([
    ["read", (files, path) => files.read(path)],
    ["read as text", (files, path) => files.readText(path)],
    ["digested", (files, path) => files.digest(path)]
  ])("is not waited for when it is to be %s", async (_, operation) => {
    expect(await refusal((files) => operation(files, pipe))).toBe(
      `Cannot read ${pipe}: it is no regular file: a named pipe.`
    )
    expect(await refusal((files) => operation(files, socket))).toContain("a socket")
  })

  it("is left out of a copy, which says so, and counts in a digest as being there", async () => {
    expect(await on((files) => files.copy(app, copy))).toEqual(["pipe", "socket"])
    expect(await on((files) => files.list(copy))).toEqual(["folder", "odd"])
    const [all, without] = await on((files) =>
      Effect.all([files.treeDigest(app), files.treeDigest(app, (path) => path === "pipe")])
    )
    expect(all).not.toBe(without)
    expect(await refusal((files) => files.copy(pipe, join(at, "none")))).toContain("it is no regular file")
  })
})

/** A program of its own, since no process can be two users. */
const asked = (expression: string): unknown => {
  const program = `
    import * as Effect from "effect/Effect"
    import { Filesystem } from "${import.meta.dirname}/../../src/services/Filesystem.ts"
    import * as FilesystemNode from "${import.meta.dirname}/../../src/services/FilesystemNode.ts"
    const on = (use) => Effect.runPromise(Effect.flatMap(Filesystem, use).pipe(Effect.provide(FilesystemNode.layer)))
    const [app, at] = ${JSON.stringify([app, at])}
    console.log(JSON.stringify(await (${expression})))`
  const [command = "", ...words] = [...asSomebody, process.execPath, "--input-type=module", "--eval", program]
  return JSON.parse(execFileSync(command, words, { cwd: import.meta.dirname, encoding: "utf8" }))
}

describe.skipIf(!canBeSomebody)("what another user keeps for himself", () => {
  beforeAll(() => {
    mkdirSync(join(app, "pgdata/base"), { recursive: true })
    mkdirSync(join(app, "names"))
    writeFileSync(join(app, "names/file"), "")
    writeFileSync(join(app, "secret"), "")
    chmodSync(join(app, "secret"), 0o000)
    chmodSync(join(app, "names"), 0o444)
    chmodSync(join(app, "pgdata"), 0o000)
    chmodSync(at, 0o777)
  })

  it("is left out of a copy, which says so", () => {
    expect(asked("on((files) => files.copy(app, at + '/other'))")).toEqual([
      "names/file",
      "pgdata",
      "pipe",
      "secret",
      "socket"
    ])
  })

  it("counts in a digest as being there", () => {
    expect(asked("on((files) => files.treeDigest(app))")).toMatch(/^[0-9a-f]{64}$/)
    expect(asked("on((files) => files.treeDigest(app, (path) => path === 'pgdata'))")).not.toBe(
      asked("on((files) => files.treeDigest(app))")
    )
  })

  it.each([
    ["digests(app)", "/names/file"],
    ["digest(app + '/secret')", "/secret"],
    ["copy(app + '/pgdata', at + '/none')", "/pgdata"],
    ["treeDigest(app + '/pgdata')", "/pgdata"]
  ])("is named where it is asked for: %s", (call, path) => {
    const message = asked(`on((files) => Effect.map(Effect.flip(files.${call}), ({ message }) => message))`)
    expect(message).toContain(`${app}${path}: permission is denied`)
  })
})
