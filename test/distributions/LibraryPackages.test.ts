/** OS packages of shared libraries: as the package manager of this machine says, and as releases name them. */
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { packageOf } from "../../src/distributions/LibraryPackages.ts"

const debian = (version: number) => `PRETTY_NAME="Debian"\nID=debian\nVERSION_ID="${version}"\n`
const ubuntu = (version: string) => `ID=ubuntu\nID_LIKE=debian\nVERSION_ID="${version}"\n`

describe("the package of a library", () => {
  it.each([
    ["libGL.so.1", debian(12), "libgl1"],
    ["libGL.so.1", ubuntu("24.04"), "libgl1"],
    ["libpq.so.5", ubuntu("22.04"), "libpq5"],
    ["libglib-2.0.so.0", ubuntu("22.04"), "libglib2.0-0"],
    ["libglib-2.0.so.0", ubuntu("24.04"), "libglib2.0-0t64"],
    ["libglib-2.0.so.0", debian(13), "libglib2.0-0t64"],
    ["libglib-2.0.so.0", "ID=alpine\nVERSION_ID=3.22.0\n", "glib"],
    ["libssl.so.3", ubuntu("26.04"), "libssl3t64"],
    ["libgthread-2.0.so.0", debian(12), "libglib2.0-0"],
    ["libmagic.so.1", ubuntu("22.04"), "libmagic1"],
    ["libaio.so.1", ubuntu("22.04"), "libaio1"],
    ["libaio.so.1", ubuntu("24.04"), undefined],
    ["libgeos_c.so.1", ubuntu("22.04"), "libgeos-c1v5"],
    ["libgeos_c.so.1", ubuntu("24.04"), "libgeos-c1t64"],
    ["libjpeg.so.8", ubuntu("24.04"), "libjpeg-turbo8"],
    ["libjpeg.so.62", debian(12), "libjpeg62-turbo"],
    ["libjpeg.so.8", debian(12), undefined],
    ["libldap.so.2", ubuntu("24.04"), "libldap2"],
    ["libgtk-3.so.0", ubuntu("24.04"), "libgtk-3-0t64"],
    ["libnosuch.so.9", debian(12), undefined],
    ["libGL.so.1", "ID=fedora\nVERSION_ID=43\n", undefined],
    ["libGL.so.1", "", undefined]
  ])("%s on %j is %s", (library, release, name) => {
    expect(packageOf(library, release)).toBe(name)
  })

  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : ""
  const known = /^ID=debian$/m.test(release) && existsSync("/usr/bin/dpkg-query")

  it.skipIf(!known)("is what dpkg says of those that are installed here", () => {
    const folder = "/usr/lib/x86_64-linux-gnu"
    const table =
      "libpq.so.5 libglib-2.0.so.0 libX11.so.6 libxml2.so.2 libxslt.so.1 libssl.so.3 libcrypto.so.3 libsqlite3.so.0 libz.so.1 libffi.so.8 libuuid.so.1 libgomp.so.1 libfreetype.so.6 libfontconfig.so.1 libcurl.so.4 libkrb5.so.3 libsasl2.so.2 libsystemd.so.0 liblzma.so.5"
    const here = table
      .split(" ")
      .filter((library) => existsSync(`${folder}/${library}`) || existsSync(`/lib/x86_64-linux-gnu/${library}`))
    const wrong = here.flatMap((library) => {
      const said = execFileSync("/usr/bin/dpkg-query", ["-S", `*/${library}`], { encoding: "utf8" })
      const names = new Set(
        said
          .trimEnd()
          .split("\n")
          .map((line) => line.replace(/:.*/, ""))
      )
      return names.has(packageOf(library, release) ?? "") ? [] : [`${library}: ${[...names].join(", ")}`]
    })
    expect(wrong).toEqual([])
  })
})
