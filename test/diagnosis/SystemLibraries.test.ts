/** The table of system libraries: whatever a row is known by leads to that row, and so no name stands twice. */
import { describe, expect, it } from "vitest"
import { byHeader, byLink, byName, libraries } from "../../src/diagnosis/building/SystemLibraries.ts"

describe.each(libraries.map((library) => [library.os, library] as const))("%s", (os, library) => {
  it("is a list of packages for apt-get, with words for a person", () => {
    expect(os).toMatch(/^[a-z0-9][a-z0-9+.-]+(?: [a-z0-9][a-z0-9+.-]+)*$/)
    expect(library.what).toMatch(/\S.*[^.\s]$/)
    expect([...library.headers, ...library.links, ...library.asked]).not.toEqual([])
  })

  it("is found by each of its headers, and by all below its folders", () => {
    const names = library.headers.map((header) => (header.endsWith("/") ? `${header}some/header.h` : header))
    expect(names.filter((name) => byHeader(name) !== library)).toEqual([])
    expect(names.filter((name) => byHeader(`other/${name}`) !== undefined)).toEqual([])
  })

  it("is found by each name that a linker, pkg-config or a program has for it", () => {
    expect(library.links.filter((name) => byLink(name) !== library)).toEqual([])
    expect(library.asked.filter((name) => byName(name) !== library)).toEqual([])
  })
})

it("what nobody knows is nobody's", () => {
  expect([byHeader("own.h"), byHeader(""), byLink("own"), byLink(""), byName("own"), byName("")]).toEqual(
    Array.from({ length: 6 }, () => undefined)
  )
})
