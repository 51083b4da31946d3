/** What a command ends with: whether another try makes sense. */
import { describe, expect, it } from "vitest"
import { exitCodeOf } from "../../src/domain/ExitCode.ts"

describe("the exit code of an error", () => {
  it.each([
    ["that its author has to mend", { blame: "app" }, 1],
    ["of the stack that stays", { blame: "environment" }, 1],
    ["of the network, or a full disk", { blame: "environment", transient: true }, 75],
    ["of ours", { blame: "buildpack" }, 70]
  ] as const)("%s", (_, error, code) => expect(exitCodeOf(error)).toBe(code))
})
