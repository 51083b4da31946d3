/** What `bin/stage --json` says of a staging besides its packages. */
import * as Schema from "effect/Schema"
import { expect, it } from "vitest"
import { StageAnswer } from "../../src/commands/Answers.ts"
import { answerOf } from "../../src/commands/StagingAnswer.ts"

const nothing = new Set<string>()
const result = {
  snapshot: { python: "3.12.1", packages: {} },
  changes: undefined,
  restored: false,
  vendored: nothing,
  chosenBefore: nothing
}
const told = {
  processes: [{ type: "web", command: "gunicorn app:app", from: "offered" as const, why: "Flask application `app`" }],
  warnings: [{ id: "start/not-importable", text: "there is no module `token-1`" }]
}

it("how the app is started and what there was to warn of, without secrets", () => {
  const text = answerOf({ directory: "/staged" }, result, told, (said) => said.replaceAll("token-1", "****"))
  const answer = Schema.decodeUnknownSync(Schema.fromJsonString(StageAnswer))(text)
  expect(answer.processes).toEqual(told.processes)
  expect(answer.warnings).toEqual([{ id: "start/not-importable", text: "there is no module `****`" }])
})
