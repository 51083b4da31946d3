/** Variables and options that make a run fail are named, in place of what failed for them. */
import { describe, expect, it } from "vitest"
import { diagnose, type PipFailure } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { failing, told } from "../support/pip/CapturedOutput.ts"

const best = (output: string, other: Partial<PipFailure> = {}) => diagnose(failing(output, "3.12", other))[0]
const withOptions = (...options: ReadonlyArray<string>): Partial<PipFailure> => ({
  options: { options, requirements: [], noIndex: false }
})
const traceback = (last: string): string =>
  [
    "Collecting six",
    "ERROR: Exception:",
    "Traceback (most recent call last):",
    '  File "/x/pip/a.py", line 1, in b',
    "    c()",
    last
  ].join("\n")

const socks = traceback("pip._vendor.requests.exceptions.InvalidSchema: Missing dependencies for SOCKS support.")

describe("what surrounds a run of pip", () => {
  it.each([
    ["BackendUnavailable: Cannot import 'setuptools.build_meta'", "setuptools.build_meta"],
    ["ModuleNotFoundError: No module named 'hatchling'", "hatchling"],
    ["error: invalid command 'bdist_wheel'", "wheel"]
  ])("is an isolation that an option took away: %s", (said, missing) => {
    const output = `Processing ./libs/x\n${said}`
    const found = best(output, withOptions("--no-build-isolation"))
    expect([found.id, found.hints]).toEqual([
      "pip/build-isolation-off",
      ["Remove `--no-build-isolation` from $PIP_OPTS."]
    ])
    expect(found.message).toContain(`needs \`${missing}\``)
    expect(best(output).id).not.toBe("pip/build-isolation-off")
  })

  it.each([
    ["[Errno 2] No usable temporary directory found in ['/nope', '/tmp']", "pip/no-temporary-folder", "/nope, /tmp"],
    [
      "ImportError: /tmp/pip-build-env-x/_a.so: failed to map segment from shared object",
      "pip/no-exec",
      "/tmp/pip-build-env-x/_a.so"
    ],
    ["OSError: [Errno 28] No space left on device", "pip/disk-full", "No space left"],
    [
      "PermissionError: [Errno 13] Permission denied: '/tmp/pip-build-env-x/bin/cmake'",
      "pip/permission-denied",
      "noexec"
    ]
  ])("is $TMPDIR, and it is named: %s", (said, id, shown) => {
    const found = best(traceback(said))
    expect(found.id).toBe(id)
    expect(told(found)).toContain(shown)
    expect(told(found)).toContain("$TMPDIR")
  })

  it("is a SOCKS proxy, by the option or by a variable", () => {
    expect(best(socks).id).toBe("pip/proxy-socks")
    expect(best(socks).message).toMatch(/^\$HTTPS_PROXY, .* names a proxy/)
    expect(best(socks, withOptions("--proxy=socks5://x:1")).message).toMatch(/^`--proxy` in \$PIP_OPTS names a proxy/)
  })

  it("is a date that no wheel holds", () => {
    const found = best("Collecting foo==1.0\n  ValueError: ZIP does not support timestamps before 1980")
    expect(found.id).toBe("pip/date-before-1980")
    expect(told(found)).toContain("$SOURCE_DATE_EPOCH to 315532800")
  })
})

it("a traceback of pip's own that nobody knows is told by its last line", () => {
  const found = best(traceback("pip._internal.exceptions.Strange: the moon is full"))
  expect(found.id).toBe("pip/failed")
  expect(found.message).toContain("pip._internal.exceptions.Strange: the moon is full")
  expect(found.message).not.toContain("ERROR: Exception:")
})

it("a certificate that is not trusted names the variable that goes first", () => {
  const said = "SSLError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:1000)"
  expect(told(best(traceback(`pip._vendor.urllib3.exceptions.${said}`)))).toContain(
    "$REQUESTS_CA_BUNDLE and $CURL_CA_BUNDLE go before"
  )
})

describe("options in force, and lines that are there, are told of by their place", () => {
  const failed = (last: string): string =>
    [
      "Collecting foo==1.0 (from -r requirements.txt (line 1))",
      "  × Getting requirements to build wheel did not run successfully.",
      "  │ exit code: 1",
      "  ╰─> [2 lines of output]",
      `      ${last}`,
      "      [end of output]",
      "ERROR: Failed to build 'foo' when getting requirements to build wheel"
    ].join("\n")

  it("--only-binary", () => {
    const output = [
      "  Skipping link: No sources permitted for docopt: https://x/docopt-0.6.2.tar.gz",
      "ERROR: Could not find a version that satisfies the requirement docopt (from versions: none)",
      "ERROR: No matching distribution found for docopt"
    ].join("\n")
    const found = best(output, withOptions("--only-binary=:all:"))
    expect(found.id).toBe("pip/only-sources")
    expect(found.hints[0]).toContain("or remove `--only-binary` from $PIP_OPTS.")
    const variables = [{ name: "--only-binary", variable: "PIP_ONLY_BINARY", value: ":all:" }]
    const byVariable = best(output, { options: { options: [], requirements: [], noIndex: false, variables } })
    expect(byVariable.hints[0]).toContain("or remove `--only-binary` from $PIP_ONLY_BINARY.")
  })

  it("--no-index, which holds for builds", () => {
    const found = best(failed("ERROR: No matching distribution found for setuptools>=61"), withOptions("--no-index"))
    expect(found.id).toBe("pip/no-build-requirement")
    expect(found.message).toContain("$PIP_OPTS says that no index is to be asked")
  })

  it("a line that asks for what a build misses", () => {
    const output = failed("ModuleNotFoundError: No module named 'numpy'")
    const options = { options: [], requirements: ["numpy==1.26"], noIndex: false }
    expect(told(best(output, { options }))).toContain("That $PIP_OPTS asks for numpy does not help")
    expect(told(best(output))).not.toContain("does not help")
  })
})
