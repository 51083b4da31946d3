/** The plan of every app in `test/apps`, as a file to review: a new case is a new folder, a change is a diff. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { Plan } from "../../src/domain/Plan.ts"
import { render } from "../../src/domain/PythonVersion.ts"
import { versionOf } from "../../src/domain/Runtime.ts"
import type { StagingError } from "../../src/domain/StagingError.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import { decideIn } from "../support/memory/PlannedApp.ts"

const apps = join(import.meta.dirname, "../apps")
const encode = Schema.encodeSync(Schema.toCodecJson(Plan))

/** Without what is the same for every app: the facts about each interpreter, the checksums of the tools. */
const reviewed = (plan: Plan): object => {
  const { python, tools, ...rest } = plan
  const { offer, ...chosen } = python
  return {
    python: { version: render(versionOf(offer)), ...chosen },
    tools: tools.map(({ name, version }) => `${name} ${version}`),
    ...rest,
    notices: plan.notices.map(({ id, level, text }) => ({ id, level, text: text.split("\n") }))
  }
}
const told = ({ hints, id, message, title }: StagingError): object => ({
  error: id,
  title,
  message: message.split("\n"),
  hints
})

describe("the plan of", () => {
  it.each(readdirSync(apps))("%s is as it was reviewed", async (name) => {
    const root = join(apps, name)
    const decided = await Effect.runPromise(decideIn(root, FilesystemNode.layer, {}))
    if (Result.isSuccess(decided)) expect(encode(decided.success.plan)).toEqual(decided.success.plan)
    const shown = Result.isSuccess(decided) ? reviewed(decided.success.plan) : told(decided.failure)
    const text = JSON.stringify(shown, null, 2).replaceAll(root, "THE_APP")
    expect(text).not.toMatch(/undefined|\[object|s3cret-t0ken/)
    await expect(`${text}\n`).toMatchFileSnapshot(`../plans/${name}.json`)
  })
})

it("no snapshot is left of an app that is gone", () => {
  const names = readdirSync(join(apps, "../plans")).map((name) => name.replace(/\.json$/, ""))
  expect(names.toSorted()).toEqual(readdirSync(apps).toSorted())
})
