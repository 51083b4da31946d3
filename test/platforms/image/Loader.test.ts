/** The loader that a program names, told from the programs of this machine. */
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { libraryOf, loaderOf } from "../../../src/platforms/image/Loader.ts"

describe("the loader of a program", () => {
  it("is there, and loads it", () => {
    const loader = loaderOf(readFileSync(process.execPath)) ?? ""
    expect(existsSync(loader)).toBe(true)
    expect(execFileSync(loader, [process.execPath, "--version"], { encoding: "utf8" })).toBe(`${process.version}\n`)
  })

  it.each([
    ["nothing", new Uint8Array()],
    ["a script", new TextEncoder().encode("#!/bin/sh\n".repeat(20))],
    ["a program that is cut off", readFileSync(process.execPath).subarray(0, 70)]
  ])("is none of %s", (_, bytes) => {
    expect(loaderOf(bytes)).toBeUndefined()
  })

  it("tells the C library", () => {
    expect(["/lib64/ld-linux-x86-64.so.2", "/lib/ld-musl-x86_64.so.1"].map(libraryOf)).toEqual(["glibc", "musl"])
  })
})
