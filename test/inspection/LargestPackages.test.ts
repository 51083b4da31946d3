/** Packages against what a platform takes: silent where there is room, or no limit is known. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { Footprint } from "../../src/domain/Footprint.ts"
import { layerMemory } from "../../src/services/Report.ts"
import { tellSize, tooLarge } from "../../src/inspection/LargestPackages.ts"
import { classicRequest } from "../../src/platforms/Classic.ts"
import { instanceDisk, slugLimit } from "../../src/platforms/Stacks.ts"

const limit = { bytes: 500e6, of: "A slug of Heroku" }
const packages = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [
    `p${at}`,
    { version: "1.0", size: (at + 1) * 10e6, askedBy: at === 11 ? ["requirements.txt line 1", "p1", "p2"] : ["p11"] }
  ])
)

it.each([
  [undefined, limit],
  [600e6, undefined],
  [0, limit],
  [399e6, limit]
] as const)("nothing is told of %d against %j", (packed, against) => {
  expect(tooLarge(packages, packed, against)).toEqual([])
})

it("what comes near is told, with the ten largest", () => {
  const [warning] = tooLarge({ ...packages, unknown: { version: "1.0" } }, 401e6, limit)
  expect(warning?.text).toContain("there is little room left")
  const rows = warning?.text.split("\n").slice(2) ?? []
  expect(rows).toHaveLength(10)
  expect(rows[0]).toBe("   114.4 MiB  p11 1.0  requirements.txt line 1 and 2 more")
  expect(rows.at(-1)).toBe("    28.6 MiB  p2 1.0  p11")
})

it("what is over is told as that", () => {
  expect(tooLarge(packages, 501e6, limit)[0]?.text).toContain("A slug of Heroku may have 500 MB, ")
  expect(tooLarge(packages, 501e6, limit)[0]?.text).toContain("that is more already")
})

it("of Cloud Foundry, what is on the disk counts against what an app has that asks for nothing", () => {
  const large = { torch: { version: "2.9.1", size: 900 * 1024 ** 2 }, six: { version: "1.17", size: 1e5 } }
  expect(tooLarge(large, 1, instanceDisk)[0]?.text.split("\n")[0]).toBe(
    "The packages take some 900.1 MiB on the disk. An instance of Cloud Foundry has, unless `disk_quota` in manifest.yml (or `cf push -k`) says otherwise, 1.0 GiB, with the app's own files and Python: there is little room left."
  )
  expect(tooLarge(packages, 600e6, instanceDisk).length).toBe(0)
})

it("the limit of a request counts, and none without", async () => {
  const told = async (request: Footprint) => {
    const log: Array<string> = []
    const telling = Effect.provideService(tellSize(packages, 450e6), Footprint, request)
    await Effect.runPromise(Effect.provide(telling, layerMemory(log)))
    return log.join("")
  }
  expect(await told(classicRequest("/tmp/build_1", { limit }))).toContain("some 450 MB compressed")
  expect(await told(classicRequest("/tmp/build_1"))).toBe("")
})

it("Heroku has a limit, and nobody else's is known", () => {
  const on = (stack: string | undefined, root: string) =>
    slugLimit((name) => (name === "STACK" ? stack : undefined), root).limit?.bytes
  expect(on("heroku-24", "/tmp/build_4f3a")).toBe(500e6)
  expect([on("heroku-24", "/tmp/build"), on(undefined, "/tmp/build_4f3a"), on("cflinuxfs4", "/tmp/app")]).toEqual([
    undefined,
    undefined,
    undefined
  ])
})
