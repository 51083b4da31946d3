/** On which stacks the Pythons of the image that stages are there when the app runs. */
import { expect, it } from "vitest"
import { hostStaysOn } from "../../src/platforms/Stacks.ts"

const on = (variables: Readonly<Record<string, string>>, root?: string) =>
  hostStaysOn((name) => variables[name], root).hostStays

it.each([
  ["no stack is named", {}, "/tmp/build_0123", undefined],
  ["Heroku", { STACK: "heroku-24" }, "/tmp/build_0123", false],
  ["Heroku CI", { STACK: "heroku-26" }, "/app", false],
  ["herokuish, and so Dokku, which names Heroku's stack", { STACK: "heroku-24" }, "/tmp/build", undefined],
  ["a stack of one's own", { STACK: "our-stack" }, "/tmp/build_0123", undefined],
  ["Cloud Foundry", { CF_STACK: "cflinuxfs4" }, "/tmp/app", false]
] as const)("%s", (_, variables, root, stays) => {
  expect(on(variables, root)).toBe(stays)
})
