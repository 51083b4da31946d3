import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import type { PipVersion } from "../../../../src/domain/PipVersion.ts"
import { route, withAbsolutePaths, withGroup } from "../../../../src/engines/pip/options/PipOptions.ts"
import { shellWords } from "../../../../src/domain/ShellWords.ts"
import { options } from "../../../../src/engines/pip/options/OptionTable.ts"
import type { EngineOptions } from "../../../../src/engines/Engine.ts"

const python27: PipVersion = { major: 20, minor: 3 }
const python36: PipVersion = { major: 21, minor: 3 }
const python37: PipVersion = { major: 24, minor: 0 }
const newest: PipVersion = { major: 26, minor: 2 }
const pips = [python27, python36, python37, newest]

const routed = (text: string, pip: PipVersion = newest): EngineOptions =>
  Result.getOrThrow(route(Result.getOrThrow(shellWords(text, "PIP_OPTS")), pip))
const failure = (text: string, pip: PipVersion = newest) => {
  const result = route(Result.getOrThrow(shellWords(text, "PIP_OPTS")), pip)
  if (Result.isSuccess(result)) throw new Error(`${text} is accepted`)
  return result.failure
}
const said = (text: string, pip?: PipVersion) => routed(text, pip).notices.map(({ level, id }) => `${level} ${id}`)

describe("split", () => {
  it.each<[string, ReadonlyArray<string>]>([
    ["", []],
    [" \t\r\n", []],
    ["-i http://a.test/ --pre", ["-i", "http://a.test/", "--pre"]],
    ["a\r\nb", ["a", "b"]],
    [`a'b c'd`, ["ab cd"]],
    [`"a b" ''`, ["a b", ""]],
    [`"it's"`, ["it's"]],
    [String.raw`a\ b \'`, ["a b", "'"]],
    [String.raw`'a\\b'`, [String.raw`a\\b`]],
    [String.raw`"a\\b\"c\d"`, [String.raw`a\b"c\d`]],
    // dash agrees with these four; the npm package shlex 3.0.0 reads each of them differently
    ['"\\$x"', ["$x"]],
    ['"\\`"', ["`"]],
    [String.raw`'a\\b'"c"`, [String.raw`a\\bc`]],
    [String.raw`$'a\nb'`, [String.raw`$a\nb`]],
    ["a\\\nb", ["ab"]],
    ['"a\\\nb"', ["ab"]],
    ["-e git+http://a.test/x#egg=x # y", ["-e", "git+http://a.test/x#egg=x", "#", "y"]],
    ["$HOME ${A} `id` $(id) *.whl ~ ; |", ["$HOME", "${A}", "`id`", "$(id)", "*.whl", "~", ";", "|"]]
  ])("reads %j", (text, words) => {
    expect(Result.getOrThrow(shellWords(text, "PIP_OPTS"))).toEqual(words)
  })

  it.each([
    ["--pre 'hunter2", "'", 7],
    ['-i "http://u:hunter2@a.test', '"', 4],
    ["hunter2\\", "\\", 8],
    ['"hunter2\\', '"', 1]
  ])("refuses %j and shows none of it", (text, mark, position) => {
    const result = shellWords(text, "PYPM_OPTS")
    if (Result.isSuccess(result)) throw new Error("accepted")
    expect(result.failure).toMatchObject({ _tag: "UnclosedQuote", variable: "PYPM_OPTS", mark, position })
    expect(result.failure.id).toBe("pip-opts/unclosed-quote")
    const shown = [result.failure.title, result.failure.message, ...result.failure.hints].join("\n")
    expect(shown).toContain("$PYPM_OPTS")
    expect(shown).not.toContain("hunter2")
  })

  it("gives back words that were quoted", () => {
    const words = ["a b", "it's", '"', "\\", "", "$x", "\n", "#egg=é"]
    const quoted = words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(" ")
    expect(Result.getOrThrow(shellWords(quoted, "PIP_OPTS"))).toEqual(words)
  })
})

describe("route", () => {
  it.each<[string, ReadonlyArray<string>]>([
    ["--index-url http://a.test/", ["--index-url=http://a.test/"]],
    ["--index-url=http://a.test/", ["--index-url=http://a.test/"]],
    ["-i http://a.test/", ["--index-url=http://a.test/"]],
    ["-ihttp://a.test/", ["--index-url=http://a.test/"]],
    ["--pypi-url http://a.test/", ["--index-url=http://a.test/"]],
    ["--extra-ind http://a.test/", ["--extra-index-url=http://a.test/"]],
    ["--default-timeout 3", ["--timeout=3"]],
    ["--no-index -f wheels", ["--no-index", "--find-links=wheels"]],
    ["-f --pre", ["--find-links=--pre"]],
    ["--global-option -I/opt", ["--global-option=-I/opt"]],
    ["--proxy ''", ["--proxy="]],
    ["--no-binary :all: --only-binary x", ["--no-binary=:all:", "--only-binary=x"]],
    ["-qUc c.txt", ["--quiet", "--constraint=c.txt"]],
    ["--no-dependencies", ["--no-deps"]]
  ])("passes %j to the step that builds", (text, wheel) => {
    expect(routed(text, python37).wheel).toEqual(wheel)
  })

  it("keeps the order, since the last of two counts", () => {
    expect(routed("--no-cache-dir --pre -i http://a.test/ -i http://b.test/").wheel).toEqual([
      "--no-cache-dir",
      "--pre",
      "--index-url=http://a.test/",
      "--index-url=http://b.test/"
    ])
  })

  it("keeps what is to be installed apart", () => {
    const { wheel, requirements, notices } = routed("gunicorn -r more.txt --pre -e ./lib --group dev -- six -x")
    expect(requirements).toEqual([
      "gunicorn",
      "--requirement=more.txt",
      "--editable=./lib",
      "--group=dev",
      "six",
      "./-x"
    ])
    expect(wheel).toEqual(["--pre"])
    expect(notices).toEqual([
      {
        level: "notice",
        id: "pip-opts/editable",
        text: "`-e` (`--editable`) in $PIP_OPTS is installed as a normal package: an editable one does not survive being moved."
      }
    ])
  })

  it.each<[string | undefined, PipVersion, ReadonlyArray<string>]>([
    ["dev", newest, ["--group=dev", "six", "./-x"]],
    ["libs/one/pyproject.toml:dev", newest, ["--group=libs/one/pyproject.toml:dev", "six", "./-x"]],
    ["dev", { major: 25, minor: 1 }, ["--group=dev", "six", "./-x"]],
    ["dev", { major: 25, minor: 0 }, ["six", "./-x"]],
    ["dev", python27, ["six", "./-x"]],
    ["", newest, ["six", "./-x"]],
    [undefined, newest, ["six", "./-x"]]
  ])("takes the group of $PIP_GROUP for one of them, where pip knows groups: %s", (group, pip, requirements) => {
    const words = withGroup(Result.getOrThrow(shellWords("six -- -x", "PIP_OPTS")), group, pip)
    expect(Result.getOrThrow(route(words, pip)).requirements).toEqual(requirements)
  })

  it("lets pip be loud or quiet", () => {
    expect(routed("-vv -q x").wheel).toEqual(["--verbose", "--verbose", "--quiet"])
  })

  it("tells pips that are started by others by which way to reach the index", () => {
    const text =
      "-i http://a.test/ -i http://b.test/ --cert ca.pem --proxy p:1 --timeout 9 --retries 2 --no-index -f w --pre"
    const { env, index, noIndex } = routed(text, python27)
    expect(env).toEqual({
      PIP_INDEX_URL: "http://b.test/",
      PIP_CERT: "ca.pem",
      PIP_PROXY: "p:1",
      PIP_TIMEOUT: "9",
      PIP_RETRIES: "2",
      PIP_NO_INDEX: "1"
    })
    expect(index).toHaveLength(8)
    expect(index).not.toContain("--pre")
    expect(noIndex).toBe(true)
  })

  it("takes relative paths for the app's, in whichever directory a step runs", () => {
    const text =
      "-f wheels -f sub/wheels -f https://a.test/w -f /srv/w -c c.txt --build-constraint=b.txt --cert ca.pem --client-cert /etc/me.pem -i a.test --group x.toml:dev"
    const { env, index, requirements, wheel } = withAbsolutePaths(routed(text), "/app")
    expect(index).toEqual([
      "--find-links=/app/wheels",
      "--find-links=/app/sub/wheels",
      "--find-links=https://a.test/w",
      "--find-links=/srv/w",
      "--cert=/app/ca.pem",
      "--client-cert=/etc/me.pem",
      "--index-url=a.test"
    ])
    expect(wheel.filter((word) => word.includes("constraint"))).toEqual([
      "--constraint=/app/c.txt",
      "--build-constraint=/app/b.txt"
    ])
    expect(requirements).toEqual(["--group=x.toml:dev"])
    const ofBuilds = withAbsolutePaths(routed("--global-option=--cert=x", python37), "/app")
    expect(ofBuilds.wheel).toEqual(["--global-option=--cert=x"])
    expect(env).toEqual({ PIP_CERT: "/app/ca.pem", PIP_CLIENT_CERT: "/etc/me.pem", PIP_INDEX_URL: "a.test" })
  })

  it("names what it passes on without values", () => {
    expect(routed("-i http://u:hunter2@a.test/ --pre -i http://b.test/ -U").names).toEqual(["--index-url", "--pre"])
  })

  it("passes options that are in no table as they are", () => {
    expect(routed("--brand-new --other=1 -yq").wheel).toEqual(["--brand-new", "--other=1", "-yq"])
    expect(routed("--brand-new value six").wheel).toEqual(["--brand-new", "value"])
    expect(routed("-qy value --pre").wheel).toEqual(["--quiet", "-y", "value", "--pre"])
  })

  it.each([
    "-U",
    "--upgrade",
    "--upgrade-strategy eager",
    "-I",
    "--force-reinstall",
    "--no-input",
    "--progress-bar off"
  ])("leaves %s out without a word", (text) => {
    const { wheel, requirements, notices } = routed(text)
    expect([wheel, requirements, notices]).toEqual([[], [], []])
  })

  it.each<[string, string]>([
    ["--cache-dir /x", "notice pip-opts/ignored-option"],
    ["--no-compile", "notice pip-opts/ignored-option"],
    ["--src x", "notice pip-opts/ignored-option"],
    ["--log pip.log", "warning pip-opts/ignored-option"],
    ["--use-mirrors", "warning pip-opts/obsolete-option"],
    ["-M", "warning pip-opts/obsolete-option"],
    ["--mirrors http://a.test", "warning pip-opts/obsolete-option"],
    ["--download-cache /x", "warning pip-opts/obsolete-option"],
    ["--download-cache=/x", "warning pip-opts/obsolete-option"],
    ["--use-wheel", "warning pip-opts/obsolete-option"],
    ["--allow-external x", "warning pip-opts/obsolete-option"],
    ["--allow-unverified x", "warning pip-opts/obsolete-option"],
    ["--allow-all-external", "warning pip-opts/obsolete-option"],
    ["--egg", "warning pip-opts/obsolete-option"],
    ["-b /x", "warning pip-opts/obsolete-option"],
    ["--install-option=--x", "warning pip-opts/obsolete-option"],
    ["--download x", "warning pip-opts/obsolete-option"]
  ])("leaves %s out with a %s", (text, notice) => {
    for (const pip of pips) {
      expect(said(text, pip)).toEqual([notice])
      expect(routed(text, pip)).toMatchObject({ wheel: [], requirements: [], names: [] })
    }
  })

  it("says an obsolete option's end and what takes its place", () => {
    expect(routed("--no-use-wheel --no-use-wheel").notices.map(({ text }) => text)).toEqual([
      "`--no-use-wheel` in $PIP_OPTS is left out: pip dropped it in 10.0. `--no-binary=:all:` is used in its place."
    ])
    expect(routed("--no-use-wheel").wheel).toEqual(["--no-binary=:all:"])
  })

  it.each<[string, PipVersion, PipVersion]>([
    ["--use-pep517", python37, newest],
    ["--no-use-pep517", python37, newest],
    ["--global-option=x", python37, newest],
    ["--build-option=x", python37, newest],
    ["--process-dependency-links", { major: 10, minor: 0 }, { major: 19, minor: 1 }]
  ])("passes %s to pips that have it still", (text, older, newer) => {
    expect(routed(text, older)).toMatchObject({ wheel: [text], notices: [] })
    expect(routed(text, newer).wheel).toEqual([])
    expect(said(text, newer)).toEqual(["warning pip-opts/obsolete-option"])
  })

  it.each([
    "-t /x",
    "-t/x",
    "-qt/x",
    "--target=/x",
    "--targ /x",
    "--prefix /x",
    "--prefi /x",
    "--root /x",
    "--user",
    "--no-user",
    "--python /x",
    "--require-virtualenv",
    "--require-venv",
    "--dry-run",
    "--report /x",
    "-d /x",
    "--dest /x",
    "-w /x",
    "--isolated",
    "--help",
    "-h",
    "-V",
    "--version",
    "--platform x",
    "--only-deps"
  ])("refuses %s for every pip", (text) => {
    for (const pip of pips) {
      const error = failure(text, pip)
      expect(error).toMatchObject({ _tag: "RefusedOption", id: "pip-opts/refused-option", blame: "app" })
      expect(error.message).toContain("$PIP_OPTS")
      expect(error.hints.join()).toContain("Remove `-")
      expect(error.message + error.hints.join()).not.toContain("/x")
    }
  })

  it("reports every refused option at once, with the reason", () => {
    const error = failure("--user -t /secret --pre")
    expect(error.message.split("\n")).toEqual([
      "`--user` in $PIP_OPTS: staging sets it already, with a directory inside the app.",
      "`-t` in $PIP_OPTS: it would put the packages where the app does not look for them; staging installs them inside the app."
    ])
    expect(error.hints).toEqual(["Remove `--user` from $PIP_OPTS.", "Remove `-t` and its value from $PIP_OPTS."])
    expect(failure("--python /x").hints).toEqual([
      "Remove `--python` and its value from $PIP_OPTS. Choose the Python with a `.python-version` file or with $PYTHON_VERSION."
    ])
  })

  it.each([
    ["--us", "`--user` or `--use-feature` or `--use-deprecated`"],
    ["--upg", "`--upgrade` or `--upgrade-strategy`"]
  ])("refuses %s, which is short for several", (text, meanings) => {
    const { message } = failure(text)
    for (const meaning of meanings.split(" or ")) expect(message).toContain(meaning)
  })

  it("refuses a value for an option that takes none", () => {
    expect(failure("--pre=hunter2").message).toBe("`--pre` in $PIP_OPTS: it does not take a value.")
  })

  it.each(["--index-url", "-i", "-qi", "--pre --cert", "-t"])("wants a value at the end of %s", (text) => {
    const error = failure(text)
    expect(error).toMatchObject({ _tag: "MissingValue", id: "pip-opts/missing-value", blame: "app" })
    expect(error.hints.join()).toMatch(/^Write the value after `-\S+`, or remove/)
    expect(error.message).toMatch(/^`-(-index-url|i|-cert|t)` is the last word of \$PIP_OPTS/)
  })

  it.each<[string, PipVersion, PipVersion, string]>([
    ["-C hunter2=1", python36, python37, "22.1"],
    ["--config-settings=hunter2=1", python27, python37, "22.1"],
    ["--keyring-provider hunter2", python36, python37, "23.1"],
    ["--build-constraint hunter2", python37, newest, "25.3"],
    ["--group hunter2", python37, newest, "25.1"],
    ["--uploaded-prior-to hunter2", python37, newest, "26.0"],
    ["--no-require-hashes", { major: 26, minor: 0 }, newest, "26.2"]
  ])("says since when pip has %s", (text, older, newer, since) => {
    const error = failure(text, older)
    expect(error).toMatchObject({ _tag: "UnknownToPip", id: "pip-opts/unknown-to-pip", blame: "app" })
    expect(error.message).toContain(`since pip ${since}`)
    expect(error.message).toContain(`is ${older.major}.${older.minor}.`)
    expect(error.message + error.hints.join()).not.toContain("hunter2")
    expect(Result.isSuccess(route(Result.getOrThrow(shellWords(text, "PIP_OPTS")), newer))).toBe(true)
  })

  it("finds the meaning of a short name among the options that this pip has", () => {
    expect(routed("--use-f fast-deps", newest).wheel).toEqual(["--use-feature=fast-deps"])
    expect(routed("--global x", python37).wheel).toEqual(["--global-option=x"])
    expect(said("--download-c /x")).toEqual(["warning pip-opts/obsolete-option"])
  })

  it.each<[string, ReadonlyArray<string>]>([
    ["-i http://user:p%40ss@a.test/", ["p%40ss", "p@ss"]],
    ["-i http://user:p@ss@a.test/", ["p@ss"]],
    ["-i http://user:100%zz@a.test/", ["100%zz"]],
    ["-i http://t0ken@a.test/", ["t0ken"]],
    ["-i http://:hunter2@a.test/", ["hunter2"]],
    ["-i http://t0ken:@a.test/", ["t0ken"]],
    ["git+http://t0ken:x-oauth-basic@a.test/x", ["t0ken"]],
    ["--proxy user:hunter2@p.test:3128", ["hunter2"]],
    ["--new-option=http://user:hunter2@a.test/", ["hunter2"]],
    ["'x @ http://user:hunter2@a.test/x.whl'", ["hunter2"]],
    ["--mirrors http://user:hunter2@a.test/", ["hunter2"]],
    ["git+ssh://git@a.test/x.git#egg=x", []],
    ["-i http://a.test/@scope -f b@c", []]
  ])("knows the secrets in %s", (text, secrets) => {
    const known = routed(text).secrets
    expect(known).toEqual(expect.arrayContaining([...secrets]))
    expect(known.length === 0).toBe(secrets.length === 0)
  })
})

describe("the table", () => {
  it("spells no option twice", () => {
    const all = options.flatMap(({ spellings }) => spellings)
    expect(all.filter((spelling, at) => all.indexOf(spelling) !== at)).toEqual([])
  })

  it("shows no value of any option in what it says", () => {
    for (const { spellings, takesValue } of options)
      for (const spelling of spellings)
        for (const pip of pips) {
          const words = takesValue ? [spelling, "hunter2"] : [spelling]
          const text = Result.match(route(words, pip), {
            onSuccess: ({ notices, names }) => notices.map((notice) => notice.text).join() + names.join(),
            onFailure: (error) => [error.title, error.message, ...error.hints].join()
          })
          expect(text).not.toContain("hunter2")
          expect(text).not.toMatch(/undefined| {2}|\s$/)
        }
  })

  it("reads its own words again as the same", () => {
    for (const option of options) {
      if (option.fate._tag !== "Pass") continue
      const once = route(option.takesValue ? [option.name, "-x=y z"] : [option.name], newest)
      if (Result.isFailure(once)) continue
      const { wheel, requirements } = once.success
      expect(Result.getOrThrow(route([...wheel, ...requirements], newest))).toMatchObject({ wheel, requirements })
    }
  })
})
