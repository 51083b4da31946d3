/** What pip's settings in files say of where packages come from. */
import { describe, expect, it } from "vitest"
import { namesSources } from "../../src/keys/PipSettings.ts"

describe("settings of pip", () => {
  it.each([
    ["[global]\ncert = /etc/ssl/certs/ca-certificates.crt\ntimeout = 60\n", false],
    ["[global]\ntrusted-host = index.example.test\n[install]\nno-compile = yes\n", false],
    ["[global]\n# index-url = https://index.example.test/simple\n", false],
    ["", false],
    ["[global]\nindex-url = https://index.example.test/simple\n", true],
    ["[global]\nINDEX_URL: https://index.example.test/simple\n", true],
    ["[global]\n  extra-index-url =\n    https://one.example.test\n    https://two.example.test\n", true],
    ["[install]\nfind-links = /srv/wheels\n", true],
    ["[download]\nno_index = true\n", true]
  ])("%j name where packages come from: %s", (text, names) => {
    expect(namesSources(text)).toBe(names)
  })
})
