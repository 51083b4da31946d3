/** Addresses of repositories in every form that pip takes, and which of them name one commit for good. */
import { describe, expect, it } from "vitest"
import { addressIn, isFixed, parse } from "../../src/domain/RepositoryAddress.ts"

const commit = "0123456789abcdef0123456789abcdef01234567"

describe("an address", () => {
  it.each([
    ["git+https://host/a/lib.git", "git", "https://host/a/lib.git", undefined],
    ["git+https://host/a/lib.git@main#egg=lib&subdirectory=x", "git", "https://host/a/lib.git", "main"],
    ["git+https://host/a/lib@feature/new", "git", "https://host/a/lib", "feature/new"],
    ["git+https://host:8443/a/lib@refs/pull/7/head", "git", "https://host:8443/a/lib", "refs/pull/7/head"],
    ["git+ssh://git@host/a/lib.git@v1", "git", "ssh://git@host/a/lib.git", "v1"],
    ["git+ssh://git:word@host/a/lib.git", "git", "ssh://git@host/a/lib.git", undefined],
    ["git+git@host:a/lib.git@v1#egg=lib", "git", "git@host:a/lib.git", "v1"],
    ["git+file:///srv/lib@main", "git", "file:///srv/lib", "main"],
    ["git+file:/srv/lib@main", "git", "file:///srv/lib", "main"],
    ["git+file:///home/me@work/lib", "git", "file:///home/me", "work/lib"],
    ["git://host/lib@x", "git", "git://host/lib", "x"],
    ["hg+https://host/lib@default", "hg", "https://host/lib", "default"],
    ["svn+https://host/lib/trunk@77", "svn", "https://host/lib/trunk", "77"],
    ["bzr+lp:lib", "bzr", "lp:lib", undefined]
  ])("%s", (address, system, url, revision) => {
    expect(parse(address)).toEqual({ system, url, revision, credentials: undefined })
  })

  it.each([
    ["git+https://TOKEN@host/lib@main", { user: "TOKEN", password: "" }],
    ["git+https://me:p%40ss@host/lib@main", { user: "me", password: "p@ss" }]
  ])("%s has who asks apart", (address, credentials) => {
    expect(parse(address)).toEqual({ system: "git", url: "https://host/lib", revision: "main", credentials })
  })

  it.each(["https://host/lib.zip", "flask==3.0", "file:///srv/lib", "./lib"])("%s is none of a repository", (text) => {
    expect(parse(text)).toBeUndefined()
  })

  it.each([
    ["lib @ git+https://host/lib@main ; python_version > '3'", "git+https://host/lib@main"],
    ["-e git+ssh://git@host/lib.git#egg=lib", "git+ssh://git@host/lib.git#egg=lib"],
    ["--editable=git+https://host/lib#egg=lib", "git+https://host/lib#egg=lib"],
    ["hg+https://host/lib", "hg+https://host/lib"],
    ["lib@git+https://host/lib", "git+https://host/lib"],
    ["flask", undefined]
  ])("of the line %s", (line, address) => {
    expect(addressIn(line)).toBe(address)
  })
})

describe("what is fixed", () => {
  it.each([
    [`git+https://host/lib@${commit}`, undefined, true],
    [`hg+https://host/lib@${commit}`, undefined, true],
    ["git+https://host/lib@0123456", commit, true],
    ["git+https://host/lib@0123456", "f".repeat(40), false],
    ["git+https://host/lib@0123456", undefined, false],
    ["git+https://host/lib@main", commit, false],
    ["git+https://host/lib", commit, false],
    ["svn+https://host/lib@77", undefined, true],
    ["git+https://host/lib@2024", undefined, false]
  ])("%s, which is %s: %s", (address, is, expected) => {
    const found = parse(address)
    expect(found === undefined ? undefined : isFixed(found, is)).toBe(expected)
  })
})
