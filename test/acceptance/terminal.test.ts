/** Completions in real shells, and the page for man: they say what the commands take. */
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { forPeople, forPlatforms, grammar, ids, valuesOf } from "../../.ci/terminal/Grammar.ts"
import { ids as known } from "../support/pages/Ids.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { buildpack } from "../support/staging/StagedApp.ts"

afterAll(removeTemporaryFolders)

const share = join(buildpack, "share")
const has = (program: string): boolean => spawnSync("sh", ["-c", 'command -v "$0"', program]).status === 0
/** A folder with a blank in its name, and a file. */
const here = temporaryFolder("completed")
plant(here, { "an app/app.py": "", "notes.txt": "" })

const run = (program: string, args: ReadonlyArray<string>) => {
  const env = { PATH: process.env["PATH"] ?? "", HOME: here, TERM: "dumb", LC_ALL: "C.UTF-8" }
  const { stderr, stdout } = spawnSync(program, args, { cwd: here, env, encoding: "utf8" })
  return { stderr, lines: stdout.split(/\r?\n/).filter((line) => line !== "") }
}

/** What is offered at the end of these words, the last of which is not yet done. */
const offered = {
  bash: (...words: ReadonlyArray<string>) => {
    const script = `source "$0/completions/python-buildpack.bash"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _python_buildpack "$1" "\${!#}"; printf '%s\\n' "\${COMPREPLY[@]}"`
    return run("bash", ["--norc", "-c", script, share, ...words])
  },
  fish: (...words: ReadonlyArray<string>) => {
    const script = 'source $argv[1]/completions/python-buildpack.fish; complete -C "$argv[2]"'
    const { lines, stderr } = run("fish", ["--no-config", "-c", script, share, words.join(" ")])
    return { stderr, lines: lines.map((line) => line.split("\t")[0] ?? "") }
  }
}

describe.each(["bash", "fish"] as const)("completions in %s", (shell) => {
  const complete = offered[shell]

  it.skipIf(!has(shell)).each([
    [["bin/stage", "--re"], ["--report"]],
    [
      ["/opt/buildpack/bin/cache", "pr"],
      ["prefetch", "prune"]
    ],
    [
      ["bin/cache", "prune", "--"],
      ["--keep-last", "--max-size", "--json", "--help", "--version"]
    ],
    [
      ["bin/report", "--sbom", ""],
      ["cyclonedx", "spdx"]
    ],
    [
      ["bin/explain", "report/"],
      ["report/missing", "report/of-another-app", "report/unreadable"]
    ],
    [["bin/plan", "--v"], ["--version"]],
    [["bin/runtime", "list", "--js"], ["--json"]],
    [["bin/explain", "pip/no-co"], ["pip/no-compiler"]]
  ])("%j", (words, expected) => {
    const { lines, stderr } = complete(...words)
    expect([lines.toSorted(), stderr]).toEqual([[...expected].toSorted(), ""])
  })

  it.skipIf(!has(shell))("offer folders for an app", () => {
    const { lines } = complete("bin/stage", "an")
    expect(lines.map((line) => line.replace(/\\(?= )/, "").replace(/\/$/, ""))).toEqual(["an app"])
  })
})

describe("completions in zsh", () => {
  it.skipIf(!has("zsh"))("are read, and are of all commands for people", () => {
    const script = `fpath=($1/completions $fpath); autoload -Uz compinit; compinit -D -u; print -rl -- \${(k)_comps[(R)_python_buildpack]}; autoload -U +X _python_buildpack`
    const { lines, stderr } = run("zsh", ["-f", "-c", script, "zsh", share])
    expect([lines.toSorted(), stderr]).toEqual([[...forPeople].toSorted(), ""])
  })
})

/** On a terminal of its own, until what is expected is shown; what is never shown ends it by its time. */
const shownByZsh = (words: string, expected: string): boolean => {
  const script = `zmodload zsh/zpty; zpty z zsh -f -i
zpty -w z "PS1=; fpath=($1/completions \\$fpath); autoload -Uz compinit; compinit -D -u; LISTMAX=1000; echo RE''ADY"
zpty -r z out '*READY*'
zpty -w -n z "$2"$'\\t\\t'
zpty -r z out "$3" && print SHOWN; zpty -d z`
  const env = { PATH: process.env["PATH"] ?? "", HOME: here, TERM: "vt100", LC_ALL: "C.UTF-8" }
  const { stdout } = spawnSync("zsh", ["-f", "-c", script, "zsh", share, words, expected], {
    cwd: here,
    env,
    encoding: "utf8",
    timeout: 30_000
  })
  return stdout.includes("SHOWN")
}

describe("completions on a terminal of zsh", () => {
  it.skipIf(!has("zsh")).each([
    ["bin/stage --re", "*--report*"],
    ["bin/cache pr", "*prefetch*prune*"],
    ["bin/cache prune --", "*--json*--keep-last*--max-size*"],
    ["bin/report --sbom ", "*cyclonedx*spdx*"],
    ["bin/explain report/", "*report/missing*report/unreadable*"]
  ])("%s", (words, expected) => {
    expect(shownByZsh(words, expected)).toBe(true)
  })
})

describe("the page for man", () => {
  it.skipIf(!has("man") || !has("groff"))("is set without a warning, and has every word of every command", () => {
    const { lines, stderr } = run("man", ["--warnings", "-E", "UTF-8", "-l", join(share, "man/python-buildpack.1")])
    expect(stderr).toBe("")
    const text = lines.join(" ").replaceAll(/\s+/g, " ")
    for (const { items, name } of grammar([...forPeople, ...forPlatforms]))
      for (const { word } of [{ word: `bin/${name}` }, ...items]) expect(text).toContain(word)
  })
})

describe("the grammar", () => {
  it("has every option of every usage, and knows what each takes", () => {
    for (const { items, name, usage } of grammar(forPeople)) {
      const written = [...usage.matchAll(/--[a-z]+/g)].map(([word]) => word)
      const words = new Set(items.map(({ word }) => word))
      expect(written.filter((word) => !words.has(word)).map((word) => `${name} ${word}`)).toEqual([])
      for (const item of items.filter(({ kind }) => kind === "option")) expect(valuesOf(item)).not.toEqual([])
    }
  })

  it("knows every id that bin/explain knows", () => {
    expect(ids()).toEqual([...known].toSorted())
    expect(readFileSync(join(share, "completions/_python_buildpack"), "utf8")).toContain("pip/no-such-package")
  })
})
