/** What is written in the requirements cannot be done: which line, why, and what to write. */
import { describe, expect, it } from "vitest"
import { diagnose } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { requirements } from "../../src/diagnosis/requirements/rules.ts"
import { answers, captured, failing, names, told } from "../support/pip/CapturedOutput.ts"

const ids: ReadonlyArray<readonly [id: string, ...names: ReadonlyArray<string>]> = [
  [
    "pip/invalid-requirement",
    "badline-2.7",
    "badline-3.6",
    "badline-3.12",
    "badline2-3.12",
    "badline3-2.7",
    "badline3-3.12",
    "nestedbad-2.7",
    "nestedbad-3.12"
  ],
  ["pip/invalid-marker", "badmarker-2.7", "badmarker-3.6", "badmarker-3.12"],
  ["pip/unknown-option", "badopt-2.7", "badopt-3.12", "badopt2-3.12"],
  ["pip/unclosed-quote", "quote-2.7", "quote-3.12"],
  ["pip/requirements-file-unreadable", "nested-2.7", "nested-3.12"],
  ["pip/requirements-encoding", "encoding-2.7", "encoding-3.12"],
  ["pip/invalid-constraint", "ceditable-3.12", "cextras-3.12", "cunnamed-3.12"],
  [
    "pip/path-missing",
    "localmissing-2.7",
    "localmissing-3.6",
    "localmissing-3.12",
    "localmissing2-2.7",
    "localmissing2-3.12",
    "filemissing-2.7",
    "filemissing-3.12",
    "filemissing2-3.6",
    "filemissing2-3.12"
  ],
  ["pip/not-a-package", "notinstallable-2.7", "notinstallable-3.12"],
  ["pip/invalid-editable", "editablebad-2.7", "editablebad-3.12"],
  ["pip/invalid-wheel-name", "wheelname-2.7", "wheelname-3.12"],
  ["pip/invalid-metadata", "legacyspec-3.12", "legacyspec2-3.12"],
  ["pip/inconsistent-metadata", "mislabelled-3.6", "mislabelled-3.12", "vcsname-3.6", "vcsname-3.12"],
  ["pip/hash-mismatch", "hashbad-2.7", "hashbad-3.12"],
  ["pip/damaged-download", "hashlink-2.7", "hashlink-3.12"],
  ["pip/hash-missing", "hashmissing-2.7", "hashmissing-3.12"],
  ["pip/hash-unpinned", "hashunpinned-2.7", "hashunpinned-3.12"],
  ["pip/hash-dependency", "hashtransitive-2.7", "hashtransitive-3.12"],
  [
    "pip/hash-impossible",
    "hashdir-2.7",
    "hashdir-3.12",
    "hashvcs-2.7",
    "hashvcs-3.12",
    "hasheditable-2.7",
    "hasheditable-3.12"
  ]
]
const cases = ids.flatMap(([id, ...of]) => of.map((name) => [name, id] as const))

describe("faults of the requirements in the output of real pips", () => {
  it.each(cases)("%s is told as %s", (name, id) => {
    expect(diagnose(captured(name))[0].id).toBe(id)
  })

  it("are not what other failures are told as", () => {
    const own = new Set(cases.map(([name]) => name))
    const mine = new Set(ids.map(([id]) => id))
    const wrong = names.filter((name) => !own.has(name) && mine.has(diagnose(captured(name))[0].id))
    expect(wrong).toEqual([])
  })

  it("lie with the app, save a download that was changed on its way", () => {
    const elsewhere = cases.filter(([name]) => diagnose(captured(name))[0].blame !== "app").map(([, id]) => id)
    expect(new Set(elsewhere)).toEqual(new Set(["pip/damaged-download"]))
  })
})

describe("a file that is not the one of a lock file", () => {
  it("is told by its path where it is not there", () => {
    const output = "ERROR: Invalid requirement: './libs/a'\nHint: It looks like a path. File './libs/a' does not exist."
    const [told] = diagnose(
      failing(output, "3.12", { files: ["uv.lock", "pyproject.toml"], lock: { file: "uv.lock", command: "uv lock" } })
    )
    expect([told.id, told.title]).toEqual(["pip/path-missing", "./libs/a is not there"])
    expect(told.message).toContain("uv.lock names `./libs/a`")
    expect(told.hints.at(-1)).toContain("run `uv lock`")
  })

  it("is told with that file and its command, and not with lines of requirements.txt", () => {
    const { output, ...failure } = captured("hashbad-3.12")
    const lines = output.map((said) => said.replace(/ \(from -r [^)]*\)\)/, "").replace(/#sha256=\w+/, ""))
    const [told] = diagnose({
      ...failure,
      output: lines,
      files: ["uv.lock", "pyproject.toml"],
      lock: { file: "uv.lock", command: "uv lock" }
    })
    expect(told.title).toBe("widget==1.0 does not have the hash that uv.lock demands")
    expect(told.message).toContain("is not what uv.lock demands:")
    expect(told.hints[1]).toContain("run `uv lock`")
    expect(told.hints.join(" ")).not.toMatch(/pip-compile|--hash/)
  })
})

const best = (output: string, python?: string) => answers(requirements, failing(output, python))[0]
const line = (text: string) =>
  `ERROR: Invalid requirement: '${text}': Expected end or semicolon\n    ${text}\n    ^ (from line 7 of requirements.txt)`

describe("a line that is no requirement", () => {
  it.each([
    ["flask=1.0", "flask==1.0"],
    ['flask = "1.0"', "flask==1.0"],
    ["numpy=1.26.4=py312h_0", "numpy==1.26.4"],
    ["flask =>1.0", "flask>=1.0"],
    ["flask 1.0", "flask==1.0"],
    ["flask ==", "flask"],
    ["pytz>=2016.*", "pytz>=2016"],
    ["flask==1.0,", "flask==1.0"],
    ["pip install flask", "flask"],
    ["pip3 install flask", "flask"],
    ["flask[async]=1.0", "flask[async]==1.0"],
    ["flask = 1.0", "flask==1.0"],
    ["flask[async] =<1.0", "flask[async]<=1.0"],
    ["flask v1.0", "flask==1.0"],
    ["flask>=", "flask"],
    ["flask <", "flask"],
    ["pytz>2016.10.*", "pytz>2016.10"],
    ["'flask>=1.0'", "flask>=1.0"],
    ["gitlab.com/a-b/wid-get", "wid-get @ git+https://gitlab.com/a-b/wid-get"],
    ["https://github.com/a/widget.git", "widget @ git+https://github.com/a/widget.git"]
  ])("%s: write %s", (text, better) => {
    const told = best(line(text))
    expect(told?.id).toBe("pip/invalid-requirement")
    expect(told?.message).toContain(`requirements.txt line 7 is \`${text}\``)
    expect(told?.hints[0]).toBe(`Write \`${better}\`.`)
  })

  it("is named by file and line, also in a file that another one leads to", () => {
    expect(diagnose(captured("nestedbad-2.7"))[0].message).toContain("n.txt line 1 is `wid-[`")
    expect(diagnose(captured("localmissing-3.12"))[0].message).toContain("requirements.txt line 1 names `./nope`")
    const nested = failing("ERROR: Invalid requirement: 'a b' (from line 2 of /build/app/reqs/base.txt)", "3.12", {
      files: ["requirements.txt", "reqs/base.txt"]
    })
    expect(diagnose(nested)[0].message).toContain("reqs/base.txt line 2 is `a b`")
  })
})

it.each(["flask ! 1", "= 1.0", "github.com/a", "flask and redis"])("%s: write one a line", (text) => {
  expect(best(line(text))?.hints[0]).toMatch(/^Write one package a line/)
})

describe("an option that pip has no more", () => {
  it.each([
    ["--use-mirrors", "It does nothing since pip 7: remove it."],
    ["--download-cache", "pip keeps a cache by itself: remove it."],
    ["--use-wheel", "pip takes wheels by itself: remove it."],
    ["--no-use-wheel", "Write `--no-binary :all:`."],
    ["--allow-external", "It does nothing since pip 10: remove it."],
    ["--allow-all-external", "It does nothing since pip 10: remove it."],
    ["--allow-unverified", "It does nothing since pip 10: remove it."],
    ["--always-unzip", "It does nothing any more: remove it."],
    ["--frobnicate", "Remove `--frobnicate` from the line; options of `pip install` itself belong in $PIP_OPTS."]
  ])("%s: %s", (option, hint) => {
    expect(best(`requirements.txt: error: no such option: ${option}`)?.hints).toEqual([hint])
  })
})

describe("other faults of the requirements", () => {
  it("says whether an unknown option stands in the file or in $PIP_OPTS", () => {
    expect(told(diagnose(captured("badopt2-3.12"))[0])).toContain("pip 23.1 removed it")
    const inOptions = best(
      "\nUsage:   \n  pip wheel [options] <requirement specifier> ...\n\nno such option: --frobnicate"
    )
    expect(inOptions?.message).toContain("It was given in $PIP_OPTS")
    expect(best("requirements.txt: error: no such option: --use-mirrors")?.message).toContain(
      "requirements.txt has `--use-mirrors`"
    )
  })

  it.each([
    ["Permission denied: 'private.txt'", "chmod a+r private.txt"],
    ["Is a directory: 'reqs'", "Name the file in it."]
  ])("tells why a file cannot be read: %s", (reason, hint) => {
    const found = best(`ERROR: Could not open requirements file: [Errno 13] ${reason}`)
    expect(found?.id).toBe("pip/requirements-file-unreadable")
    expect(found?.hints.join()).toContain(hint)
  })

  it("finds the file that names itself", () => {
    const found = best("ERROR: a.txt recursively references itself in b.txt and again in requirements.txt")
    expect(found?.title).toBe("a.txt names itself")
  })

  it("calls a path of another machine so", () => {
    expect(diagnose(captured("filemissing-3.12"))[0].message).toContain(
      "a path of the machine where the file was written"
    )
    expect(diagnose(captured("localmissing2-3.12"))[0].message).toContain("the app has no such file or folder")
  })

  it("says which release to take when metadata are refused", () => {
    const found = diagnose(captured("legacyspec-3.12"))[0]
    expect(found.title).toBe("legacyspec 4.4.7 has metadata that pip 26.2.1 refuses")
    expect(found.hints[0]).toContain("`legacyspec>4.4.7`")
  })

  it("writes the address with the name that the package has", () => {
    expect(diagnose(captured("vcsname-3.12"))[0].hints).toEqual(["Write `g @ git+file:///build/gr`."])
    const fragment = best(
      "error: invalid-egg-fragment\n\n× The 'a>=1' egg fragment is invalid\n╰─> from 'git+https://git.example.test/a.git#egg=a>=1'\n\nhint: Version specifiers are silently ignored for URL references. Remove them. "
    )
    expect(fragment?.hints).toEqual(["Write `a @ git+https://git.example.test/a.git`."])
    const old = best(
      "  WARNING: Generating metadata for package other produced metadata for project name g. Fix your #egg=other fragments.",
      "2.7"
    )
    expect(old?.hints).toEqual(["Write `#egg=g` in its place."])
  })
})

describe("hashes", () => {
  it("shows both of a mismatch, and the line to write", () => {
    const found = diagnose(captured("hashbad-3.12"))[0]
    expect(found.message).toMatch(/expected abab[\s\S]*got {6}456d/)
    expect(found.message).toContain("requirements.txt line 1 demands")
    expect(found.hints.join()).toContain("--hash=sha256:456d")
  })

  it("lists what has none", () => {
    const found = diagnose(captured("hashmissing-2.7"))[0]
    expect(found.message).toContain("  requests==2.31.0\n  flask==1.0\n")
    expect(found.hints[0]).toContain("`requests==2.31.0 --hash=sha256:3c99")
  })

  it("names the package that brings along one without", () => {
    const found = diagnose(captured("hashtransitive-3.12"))[0]
    expect(found.title).toBe("aa==1.0 needs cc, which has no line with a hash")
    expect(found.hints[0]).toContain("`cc==1.0 --hash=sha256:…`")
  })
})
