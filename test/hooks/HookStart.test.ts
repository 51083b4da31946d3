/** How a hook is started, by its first bytes; and the program that it has looked for in vain. */
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { missingIn, startOf } from "../../src/hooks/HookStart.ts"

const start = (text: string) =>
  Result.match(startOf("pre_compile", new TextEncoder().encode(text)), {
    onFailure: (problem) => problem.message,
    onSuccess: ({ args, itself, program }) => (itself ? "itself" : [program, ...args])
  })

describe("a hook", () => {
  it.each([
    ["#!/bin/bash\nset -e\n", ["/bin/bash"]],
    ["#! /usr/bin/env -S python3 -u\n", ["/usr/bin/env", "-S python3 -u"]],
    ["#!/usr/bin/env ruby", ["/usr/bin/env", "ruby"]],
    ["\ufeff#!/bin/dash\n", ["/bin/dash"]],
    ["echo no first line of its own\n", ["/bin/sh"]],
    ["", ["/bin/sh"]],
    ["#!\n", ["/bin/sh"]],
    ["\u007fELF\u0002", "itself"]
  ])("that begins %j is started by %j", (text, expected) => {
    expect(start(text)).toEqual(expected)
  })

  it.each(["#!/bin/sh\r\necho\r\n", "echo\r\n"])("with the line ends of Windows is not: %j", (text) => {
    expect(start(text)).toContain("line ends of Windows")
  })
})

it.each([
  [["/usr/bin/env: ‘node’: No such file or directory"], "node"],
  [["env: 'python': No such file or directory"], "python"],
  [["bin/pre_compile: 3: curl: not found"], "curl"],
  [["bin/pre_compile: line 12: nltk.downloader: command not found"], "nltk.downloader"],
  [["done", "bin/x: 1: first: not found", "more"], "first"],
  [["curl: (6) Could not resolve host"], undefined],
  [[], undefined]
])("of %j, what is missing is %j", (lines, expected) => {
  expect(missingIn(lines)).toBe(expected)
})
