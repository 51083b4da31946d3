/** Staging by the library's parts: the variables of an ENV_DIR count however the services are put together, and a service of one's own stands over ours. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { classicRequest, classicStaging, Process, run, Services, stage } from "../../src/index.ts"
import { newest, pyenvVersions, pythons } from "../support/machine/Pythons.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"

afterAll(removeTemporaryFolders)

const oldest = pythons()[0] ?? newest()
const planted = (variables: Readonly<Record<string, string>>) => {
  const at = temporaryFolder("services")
  plant(at, { "app/app.py": "", ...Object.fromEntries(Object.entries(variables).map(([k, v]) => [`env/${k}`, v])) })
  const log: Array<string> = []
  const env = { PATH: "/usr/bin:/bin", BUILDPACK_PYTHON_PATH: pyenvVersions(), PYTHON_VERSION: newest().version }
  const write = (text: string) => void log.push(text)
  const request = classicRequest(join(at, "app"), { envDirectory: join(at, "env") })
  return { at, env, log, request, write }
}

describe("stage over Services.layer", () => {
  it("stages with the variables of the request's ENV_DIR, and hides those that are secret", async () => {
    const variables = { PYTHON_VERSION: `${oldest.version}\n`, MY_TOKEN: "s3cr3t-t0ken", BUILDPACK_DEBUG: "1" }
    const { env, log, request, write } = planted({
      ...variables,
      PIP_OPTS: "--find-links https://me:s3cr3t-t0ken@x.test"
    })
    await Effect.runPromise(Effect.provide(stage(classicStaging(undefined), request), Services.layer({ env, write })))
    expect(log.join("")).toContain(`-----> Using Python ${oldest.version}, asked by $PYTHON_VERSION`)
    expect(log.join("")).not.toContain("s3cr3t-t0ken")
  })

  it("makes the services themselves with an ENV_DIR that it is given", async () => {
    const cache = join(temporaryFolder("services cache"), "cache")
    mkdirSync(cache)
    const { env, request, write } = planted({ PYTHON_CACHE_DIR: cache })
    const services = Services.layer({ env, write, envDirectory: request.envDirectory })
    await Effect.runPromise(Effect.provide(stage(classicStaging(undefined), request), services))
    expect(existsSync(join(cache, "python-buildpack"))).toBe(true)
  })
})

describe("run", () => {
  it("uses the service that stands over its own", async () => {
    const { at, env, log, write } = planted({})
    const started: Array<string> = []
    const watched = Layer.effect(
      Process,
      Effect.map(Process, (inner) =>
        Process.of({
          ...inner,
          run: (command, onLine) => {
            started.push(command.program)
            return inner.run(command, onLine)
          }
        })
      )
    )
    const invocation = { command: "compile", args: [join(at, "app")], env, home: at, cwd: "/" }
    await Effect.runPromise(run(invocation, write, watched))
    expect(started.some((program) => program.includes("python"))).toBe(true)
    expect(log[0]).toMatch(/^-----> Python buildpack \d/)
  })
})
