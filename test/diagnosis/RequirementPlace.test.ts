/** What pip fails over is traced to the line, the variable or the package of the person who wrote it. */
import { describe, expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"
import { route } from "../../src/engines/pip/options/PipOptions.ts"
import * as Result from "effect/Result"
import { DependencyInstallFailed, diagnose, type PipFailure } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { failureOf } from "../../src/engines/pip/FailedRun.ts"
import { redact } from "../../src/domain/Secrets.ts"
import { parse } from "../../src/formats/requirements/RequirementsFile.ts"
import { runtime } from "../support/memory/Stack.ts"
import { building, buildingOwn } from "../support/pip/FramedBuild.ts"
import { captured, failing, told } from "../support/pip/CapturedOutput.ts"

const folders = new Set(["libs/lib1"])
/** The facts of a requirements.txt with these lines. */
const facts = (...lines: ReadonlyArray<string>): NonNullable<PipFailure["requirements"]> =>
  parse(
    "/app",
    (path) => {
      if (path === "requirements.txt") return new TextEncoder().encode(lines.join("\n"))
      return folders.has(path) ? "directory" : path.endsWith("/setup.py") ? new Uint8Array() : "missing"
    },
    new Map()
  )

const words = (...given: ReadonlyArray<string>): NonNullable<PipFailure["options"]> => {
  const routed = Result.getOrThrow(route(given, { major: 26, minor: 2 }))
  return { options: routed.wheel, requirements: routed.requirements, noIndex: false }
}
const nothing = words()

const best = (output: string, other: Partial<PipFailure>, python?: string) =>
  diagnose(failing(output, python, other))[0]
const none = (requirement: string, versions = "none") =>
  `ERROR: Could not find a version that satisfies the requirement ${requirement} (from versions: ${versions})\nERROR: No matching distribution found for ${requirement.replace(/ \(from.*/, "")}`

describe("a requirement that newer pips name no line of", () => {
  const requirements = facts(
    "six",
    "# a comment",
    "",
    "Flask == 99.0",
    "flask==1.0; python_version < '3'",
    "no_such==1"
  )

  it.each([
    ["flask==99.0", "1.0, 2.0", "requirements.txt line 4 asks for `flask==99.0`"],
    ["flask==1.0", "2.0", "requirements.txt line 5 asks for `flask==1.0`"],
    ["no-such==1", "none", "requirements.txt line 6 asks for `no-such==1`"],
    ["gunicorn", "none", "requirements.txt asks for `gunicorn`"]
  ])("%s is found in the file", (requirement, versions, message) => {
    expect(best(none(requirement, versions), { requirements }).message).toContain(message)
  })

  it("is found for the package that brings along what is missing", () => {
    expect(best(none("docopt>=9 (from no-such)", "0.6.2"), { requirements }).message).toContain(
      "`no-such` (requirements.txt line 6) asks for `docopt>=9`"
    )
  })

  it("is found by its condition", () => {
    const read = facts("six", "widget")
    const marked = {
      ...read,
      requirements: read.requirements.map((each) => ({ ...each, text: `${each.text}; python_verson < "3"` })).slice(1)
    }
    for (const name of ["badmarker-2.7", "badmarker-3.6", "badmarker-3.12"])
      expect(diagnose({ ...captured(name), requirements: marked })[0].message).toContain(
        "requirements.txt line 2 has the condition"
      )
  })

  it("may be given in $PIP_OPTS", () => {
    expect(best(none("gunicorn"), { requirements, options: words("gunicorn") }).message).toContain(
      "$PIP_OPTS asks for `gunicorn`"
    )
  })

  it("tells two lines for one package by their numbers", () => {
    const output =
      "ERROR: Cannot install flask==1.0 and flask==99.0 because these package versions have conflicting dependencies.\n\nThe conflict is caused by:\n    The user requested flask==99.0\n    The user requested flask==1.0\n"
    expect(best(output, { requirements }).message).toContain(
      "requirements.txt line 4 asks for flask==99.0\n  requirements.txt line 5 asks for flask==1.0"
    )
  })
})

describe("two lines for one folder", () => {
  it.each([
    ["(from editable libs/lib1)", "(from libs/lib1)"],
    ["(from libs/lib1)", "(from libs/lib1)"]
  ])("are shown as they are written: %s", (first, second) => {
    const output = `ERROR: Cannot install lib1 1 ${first} because these package versions have conflicting dependencies.\n\nThe conflict is caused by:\n    The user requested lib1 1 ${first}\n    The user requested lib1 1 ${second}\n`
    expect(best(output, { requirements: facts("-e ./libs/lib1", "./libs/lib1") }).hints).toEqual([
      "Keep one of the lines: `-e ./libs/lib1` (requirements.txt line 1) or `./libs/lib1` (requirements.txt line 2)."
    ])
    expect(best(output, {}).hints.join()).not.toContain("from")
  })
})

describe("what is wrong in $PIP_OPTS", () => {
  it("is not blamed on the file", () => {
    const found = best("ERROR: Invalid requirement: '$(touch'", { options: words("$(touch", "x)") })
    expect(told(found)).not.toContain("requirements.txt")
    expect(found.title).toBe("pip cannot use a word of $PIP_OPTS")
    expect(found.message).toContain("`$(touch`")
    expect(best("ERROR: Invalid requirement: 'a b'", { options: nothing }).message).toContain(
      "requirements.txt is `a b`"
    )
  })

  it("may be a file that is not there", () => {
    const output = "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'other.txt'"
    expect(best(output, { options: words("-r", "other.txt") }).message).toBe(
      "$PIP_OPTS has `-r other.txt`. The path counts from the app's root."
    )
    expect(best(output, { options: nothing }).message).not.toContain("$PIP_OPTS")
  })

  it("may be a demand for hashes", () => {
    const output =
      "ERROR: Hashes are required in --require-hashes mode, but they are missing from some requirements. Here is a list of those requirements.\n    docopt==0.6.2 --hash=sha256:49b3\n"
    const found = best(output, { options: words("--require-hashes"), requirements: facts("docopt==0.6.2") })
    expect(found.message).toContain("`--require-hashes` ($PIP_OPTS) makes pip demand")
    expect(told(found)).not.toContain("One `--hash`")
    expect(found.hints.at(-1)).toBe("Or remove `--require-hashes` from $PIP_OPTS to do without.")
    const unpinned =
      "ERROR: In --require-hashes mode, all requirements must have their versions pinned with ==. These do not:\n    six from https://files.example.test/six-1.0.tar.gz#sha256=ab (from -r requirements.txt (line 1))\n"
    expect(best(unpinned, { options: words("--require-hashes"), requirements: facts("six") }).title).toBe(
      "Hashes are required, and requirements lack an exact version"
    )
    const hashed = facts("six==1.0", `idna==3.4 --hash=sha256:${"a".repeat(64)}`)
    expect(best(output, { options: nothing, requirements: hashed }).message).toContain("requirements.txt line 2")
  })
})

describe("folders with wheels", () => {
  const ignored =
    "WARNING: Location './vendor' is ignored: it is either a non-existing path or lacks a specific scheme.\n"

  it("that are not there are what is wrong", () => {
    const options = words("-f", "./vendor", "--no-index")
    const found = best(`Looking in links: ./vendor\n${ignored}${none("six")}`, { options })
    expect([found.id, found.title]).toEqual(["pip/find-links-missing", "./vendor is not there"])
    expect(found.message).toContain("$PIP_OPTS tells pip to look in `./vendor`, but the app has no such folder")
    expect(found.hints.join()).toContain("remove `--no-index` from $PIP_OPTS")
    const old = ignored.replace("WARNING: Location", "Url")
    expect(best(`${old}${none("six")}`, {}, "2.7").id).toBe("pip/find-links-missing")
  })

  it("are not called the only place where nobody said so", () => {
    const output = `Looking in links: ./libs\n${none("widget-of-mine")}`
    expect(told(best(output, { options: nothing }))).not.toContain("--no-index")
    expect(told(best(output, { options: nothing }))).toContain("where pip looks as well: ./libs")
    expect(told(best(output, { options: words("--no-index", "-f", "./libs") }))).toContain(
      "$PIP_OPTS says that no index is to be asked, so pip looks in ./libs alone"
    )
    expect(told(best(output, { options: { ...nothing, noIndex: true } }))).toContain("unset $PIP_NO_INDEX")
    expect(told(best(output, { options: nothing, requirements: facts("six", "--no-index") }))).toContain(
      "requirements.txt line 2 says that no index is to be asked"
    )
  })
})

describe("the app's own package", () => {
  const missing = none("docopt (from hp==0.1)")
  const own = { ownPackage: "hp", files: ["requirements.txt", "setup.py"], hashMode: true }

  it("asks for nothing but what the hashes vouch for", () => {
    const found = best(missing, { ...own, checkedOwn: true })
    expect(found.id).toBe("pip/hash-own-package")
    expect(found.title).toBe("requirements.txt has no line for docopt, which the app's own package asks for")
    expect(found.hints[0]).toContain("`docopt==VERSION --hash=sha256:…`")
    expect(found.hints[0]).toContain("pip-compile --generate-hashes --output-file=- setup.py")
    expect(told(found)).not.toMatch(/another version of hp|--no-index/)
    const other = best(none("docopt>=0.6 (from hp==0.1)", "0.5"), {
      ...own,
      checkedOwn: true,
      requirements: facts("six", "docopt==0.5")
    })
    expect(other.message).toContain("its docopt is 0.5")
    expect(other.hints[0]).toContain("requirements.txt line 2")
  })

  it("is not a package to ask another version of", () => {
    const found = best(missing, own)
    expect(found.message).toContain("The app's own package (setup.py) asks for `docopt`")
    expect(found.hints[0]).toBe("Correct the name `docopt` in setup.py, or remove it.")
    const conflict =
      "ERROR: Cannot install six==1.0 because these package versions have conflicting dependencies.\n\nThe conflict is caused by:\n    The user requested six==1.0\n    hp 0.1 depends on six>=1.10\n"
    expect(best(conflict, own).hints).toEqual([
      "Change `six>=1.10` in setup.py, or `six==1.0`, so that one version does for all."
    ])
  })

  it("that needs another Python: the range of its setup.py may be widened", () => {
    const output =
      "Processing /tmp/.python-buildpack-aB3xY9/sources\nERROR: Package 'my-pkg' requires a different Python: 2.7.18 not in '>=3.6'"
    const pythonOrigin = { _tag: "Default", reason: "the default, since the app names none" } as const
    const failure = failing(output, "2.7", { files: ["setup.py"], pythonOrigin, pythonWasDefault: true })
    const error = new DependencyInstallFailed(failure)
    expect(error.title).toBe("The app's own package does not run on Python 2.7")
    expect(error.message).toContain("This app gets Python 2.7, since it asks for none.")
    expect(error.message).not.toContain("the default")
    expect(error.hints).toEqual([
      "Write `Python-3.13` into runtime.txt (or `3.13` into .python-version).",
      "Or, if it runs on Python 2.7 as well, widen `python_requires` in setup.py."
    ])
  })

  it("without a build system leaves requirements.txt, where there is one", () => {
    const flat = "error: Multiple top-level packages discovered in a flat-layout: ['alpha', 'beta']."
    const hints = (...files: ReadonlyArray<string>) =>
      diagnose({ ...buildingOwn(".", flat), files })[0].hints.join("\n")
    expect(hints("requirements.txt", "pyproject.toml")).toContain("only what requirements.txt asks for is installed")
    expect(hints("pyproject.toml")).toContain("only the dependencies of [project] are installed")
    expect(hints("setup.py", "pyproject.toml")).not.toContain("remove [build-system]")
  })
})

describe("a host that does not answer", () => {
  const unknown =
    "fatal: unable to access 'https://nohost.example.test/a/b.git/': Could not resolve host: nohost.example.test"

  it("is named by the line of the requirement, not called an index", () => {
    const requirements = facts("six", "thing @ git+https://nohost.example.test/a/b.git")
    const found = best(unknown, { requirements })
    expect(found.id).toBe("pip/host-not-found")
    expect(found.hints[0]).toBe("Check the spelling of the host. requirements.txt line 2 names nohost.example.test.")
    expect(told(best(unknown, {}))).not.toContain("--index-url")
  })

  it("is named by the line of the index, or by $PIP_OPTS", () => {
    const index = `Could not fetch URL https://index.example.test/simple/six/: connection error: HTTPSConnectionPool(host='index.example.test', port=443): Max retries exceeded (Caused by NewConnectionError('<x at 0x7f>: Failed to establish a new connection: [Errno -2] Name or service not known')) - skipping\n${none("six")}`
    expect(best(index, { requirements: facts("-i https://index.example.test/simple", "six") }).hints[0]).toContain(
      "requirements.txt line 1 names index.example.test."
    )
    expect(best(index, { options: words("-i", "https://u:p@index.example.test/simple") }).hints[0]).toContain(
      "$PIP_OPTS names index.example.test."
    )
    expect(best(index, {}).hints[0]).toContain("$PIP_INDEX_URL")
  })

  it("may be a proxy, which is told with host and port and the place that names it", () => {
    const given = { options: words("--proxy", "http://u:p@127.0.0.1:9") }
    for (const name of ["net-proxy-2.7", "verbose-proxydown-3.12", "neturl-proxy-3.12"]) {
      const found = diagnose({ ...captured(name), ...given })[0]
      expect(found.message).toContain("through the proxy 127.0.0.1:9,")
      expect(found.hints[0]).toContain("`--proxy` in $PIP_OPTS names it.")
      expect(told(found)).not.toContain("u:p@")
      expect(told(diagnose(captured(name))[0])).toContain("$PIP_OPTS")
    }
    expect(diagnose(captured("neturl-proxy-3.12"))[0].message).toContain("the proxy index.example.test:9")
  })

  it("may want a password: what to write survives the hiding of passwords, with the scheme of the index", () => {
    const output = `Could not fetch URL http://127.0.0.1:18999/simple/six/: 401 Client Error: Unauthorized for url: http://127.0.0.1:18999/simple/six/ - skipping\n${none("six")}`
    const text = redact(told(best(output, {})), [])
    expect(text).toContain("`http://USER:PASSWORD@127.0.0.1:18999/…`")
    expect(text).toContain("`--extra-index-url http://${INDEX_USER}:${INDEX_PASSWORD}@127.0.0.1:18999/…`")
    expect(redact("https://USER:hunter2@h/ https://USER2:PASSWORD@h/ https://${A}:b@h/", [])).toBe(
      "https://****@h/ https://****@h/ https://****@h/"
    )
  })
})

describe("a package that no release of will build", () => {
  const print = [
    "Traceback (most recent call last):",
    '  File "<string>", line 7',
    "    print 1",
    "SyntaxError: invalid syntax"
  ]
  const named = (name: string, python = "3.12") => {
    const failure = building(python, ...print)
    return { ...failure, output: failure.output.map((line) => line.replaceAll("thing", name)) }
  }

  it.each([
    ["MySQL-python", "`PyMySQL`"],
    ["functools32", 'python_version < "3"'],
    ["wsgiref", "remove it"]
  ])("%s has a successor, and no guess at a newer release", (name, successor) => {
    const text = told(diagnose(named(name))[0])
    expect(text).toContain(successor)
    expect(text).not.toMatch(/>1\.0|<1\.0/)
  })

  it("says so itself: for Python 2 alone", () => {
    const found = diagnose(building("3.12", "This backport is for Python 2.7 only."))[0]
    expect([found.id, found.hints[0]]).toEqual(["pip/needs-older-python", "Write `Python-2.7` into runtime.txt."])
  })

  it("is not replaced on Python 2", () => {
    expect(told(diagnose(named("functools32", "2.7"))[0])).not.toContain("Python 3 has")
  })

  it("is the newest where nothing holds it back", () => {
    const failure = building("3.12", ...print)
    const free = { ...failure, output: failure.output.map((line) => line.replace("thing==1.0 ", "thing>=0.5 ")) }
    expect(told(diagnose(free)[0])).toContain("the newest release of thing that fits")
    expect(told(diagnose(failure)[0])).toContain("Or take a newer release of thing, if there is one")
  })

  it("mysql-python is not said to need no compiler by way of mysqlclient", () => {
    const failure = building("2.7", "EnvironmentError: mysql_config not found")
    const text = told(
      diagnose({ ...failure, output: failure.output.map((line) => line.replaceAll("thing", "MySQL-python")) })[0]
    )
    expect(text).toContain("A system library is missing")
    expect(text).toContain("`PyMySQL` in place of `MySQL-python`")
    expect(text).not.toContain("`mysqlclient`")
  })
})

describe("the failure of a run", () => {
  const site: Parameters<typeof failureOf>[1] = {
    runtime: runtime("3.12.1"),
    root: "/home/me/app",
    prefix: "/p",
    work: "/tmp/.python-buildpack-x",
    pip: { path: "/pip", offers: [], version: "26.2.1" },
    index: { args: [], env: {} },
    mentions: [],
    hidden: [],
    downloads: "/d",
    patience: undefined,
    surroundings: "",
    wheels: "/w",
    python: { origin: Origin.file("runtime.txt"), isDefault: false },
    asked: { requirements: facts("six"), options: nothing }
  }
  const outcome = {
    exitCode: 1,
    signal: undefined,
    timedOut: false,
    output: [
      "Location '/home/me/app/./vendor'",
      "Processing /tmp/.python-buildpack-x/sources/libs/a",
      "/x/home/me/app/b"
    ]
  }

  it("carries what the person wrote, and names the app's files from its root", () => {
    const failure = failureOf(outcome, site, ["requirements.txt"], false, { ownPackage: "hp" })
    expect(failureOf(outcome, site, ["requirements.pypm"], false).requirements).toBeUndefined()
    expect(failure.requirements?.requirements).toHaveLength(1)
    expect([failure.options, failure.ownPackage]).toEqual([nothing, "hp"])
    expect(failure.output).toEqual(["Location './vendor'", "Processing libs/a", "/x/home/me/app/b"])
  })

  it("does not name the files that a lock file is written into for pip", () => {
    const line =
      "  six==1.0 from https://x.test/six.whl (from -r /tmp/.python-buildpack-x/locked-with-hashes.txt (line 3)):"
    const { output } = failureOf({ ...outcome, output: [line] }, site, ["uv.lock"], false)
    expect(output).toEqual(["  six==1.0 from https://x.test/six.whl:"])
  })
})
