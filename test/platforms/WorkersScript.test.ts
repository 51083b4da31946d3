/** How many workers an app gets, in every shell of this machine, from the limits that kernels and platforms write down. */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { workersProgram, workersScript } from "../../src/platforms/WorkersScript.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { runIn, shells } from "../support/machine/Shells.ts"

afterAll(removeTemporaryFolders)

type Machine = Readonly<Record<string, string>>
const mebibytes = (count: number): string => `${count * 1024 * 1024}\n`
const gibibytes = (count: number): string => mebibytes(count * 1024)
const total = (mib: number): Machine => ({ "proc/meminfo": `MemTotal:       ${mib * 1024} kB\nMemFree:  1 kB\n` })
/** A container of today: its own group is the top. */
const v2 = (memory: string, cpu = "max 100000\n"): Machine => ({
  "proc/self/cgroup": "0::/\n",
  "sys/fs/cgroup/memory.max": memory,
  "sys/fs/cgroup/cpu.max": cpu,
  ...total(512 * 1024)
})
const v1 = (memory: string, quota: string, path = ""): Machine => ({
  "proc/self/cgroup": `12:pids:/x\n5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n1:name=systemd:/x\n`,
  [`sys/fs/cgroup/memory${path}/memory.limit_in_bytes`]: memory,
  [`sys/fs/cgroup/cpu${path}/cpu.cfs_quota_us`]: quota,
  [`sys/fs/cgroup/cpu${path}/cpu.cfs_period_us`]: "100000\n",
  ...total(512 * 1024)
})
const unlimited = "9223372036854771712\n"

const found = (
  shell: ReadonlyArray<string>,
  machine: Machine,
  env: Readonly<Record<string, string>> = {},
  memoryLimit = false
) => {
  // As short a path as any, and no shell meaning in it.
  const root = temporaryFolder("workers", "-")
  plant(root, machine)
  const script = join(root, "script.sh")
  writeFileSync(script, `${workersScript({ root, memoryLimit }).join("\n")}\n`)
  // Without a PATH no program can be started. `set` tells all that is left of variables and functions.
  const said = runIn(shell, `set -eu\n. "$1"\necho "=\${WEB_CONCURRENCY:-}"\nset`, [script], { PATH: "", ...env })
  const [first = ""] = said.stdout.split("\n")
  return { status: said.status, value: first.slice(1), stderr: said.stderr, left: /__python/.test(said.stdout) }
}

describe("the program for a Cloud Native launcher", () => {
  const told = (env: Readonly<Record<string, string>>): string => {
    const root = temporaryFolder("workers", "-")
    plant(root, { ...v2(mebibytes(512)), workers: { content: workersProgram({ root }), mode: 0o755 } })
    const said = runIn(["/bin/sh"], '"$1" 3>&1 >/dev/null', [join(root, "workers")], env)
    expect([said.status, said.stderr]).toEqual([0, ""])
    return said.stdout
  }
  it("gives the number as TOML", () => expect(told({})).toBe('WEB_CONCURRENCY = "2"\n'))
  it("gives nothing where the user has said it", () => expect(told({ WEB_CONCURRENCY: '7"' })).toBe(""))
})

describe("the table of the docs", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/files.md"), "utf8")
  const rows = [...page.matchAll(/^\| ((?:\d|no limit).*?) \| (.*?) \| (.*?) \| (.*?) \|$/gm)]
  const sizeOf = (text: string): string => {
    const [, count = "", unit] = /^(\d+) (MiB|GiB)/.exec(text) ?? []
    return unit === undefined ? "max\n" : unit === "GiB" ? gibibytes(Number(count)) : mebibytes(Number(count))
  }
  it("has as many rows as it should", () => expect(rows).toHaveLength(6))
  it.each(rows.map(([, memory = "", ...counts]) => [memory, counts] as const))("holds for %s", (memory, counts) => {
    const quotas = ["max 100000\n", "100000 100000\n", "400000 100000\n"]
    const told = quotas.map((quota) => found(["/bin/sh"], v2(sizeOf(memory), quota)).value)
    expect(told.map((value) => (value === "" ? "not set" : value))).toEqual(counts)
  })
})

describe.each(shells)("in %s", (_, shell) => {
  it.each<readonly [string, Machine, string]>([
    ["nothing is limited", { "proc/self/cgroup": "0::/\n", ...total(8192) }, ""],
    ["there is no kernel of ours", {}, ""],
    ["64 MiB", v2(mebibytes(64)), "1"],
    ["256 MiB", v2(mebibytes(256)), "1"],
    ["512 MiB", v2(mebibytes(512)), "2"],
    ["1 GiB", v2(gibibytes(1)), "4"],
    ["2.5 GiB", v2(mebibytes(2560)), "10"],
    ["14 GiB, and no limit of processors", v2(gibibytes(14)), "12"],
    ["14 GiB and 8 processors", v2(gibibytes(14), "800000 100000\n"), "17"],
    ["256 GiB", v2(gibibytes(256)), "12"],
    ["256 GiB and 64 processors", v2(gibibytes(256), "6400000 100000\n"), "32"],
    ["8 GiB and half a processor", v2(gibibytes(8), "50000 100000\n"), "2"],
    ["8 GiB and a tenth of a processor", v2(gibibytes(8), "10000 100000\n"), "1"],
    ["256 MiB and 4 processors", v2(mebibytes(256), "400000 100000\n"), "1"],
    ["no limit of memory, and 2 processors", v2("max\n", "200000 100000\n"), "5"],
    ["no line end behind the number", v2(String(512 * 1024 * 1024), "max 100000"), "2"],
    ["more memory than the machine has", { ...v2(gibibytes(64)), ...total(1024) }, "4"],
    [
      "a limit of the group above",
      {
        "proc/self/cgroup": "0::/pod/app\n",
        "sys/fs/cgroup/pod/memory.max": mebibytes(512),
        "sys/fs/cgroup/pod/app/memory.max": "max\n",
        "sys/fs/cgroup/pod/app/cpu.max": "max 100000\n"
      },
      "2"
    ],
    [
      "a group that the container does not see by its name",
      {
        "proc/self/cgroup": "0::/system.slice/docker-1.scope\n",
        "sys/fs/cgroup/memory.max": mebibytes(768)
      },
      "3"
    ],
    ["cgroup v1", v1(mebibytes(1024), "150000\n"), "4"],
    ["cgroup v1, its processors", v1(gibibytes(8), "150000\n"), "4"],
    ["cgroup v1 without limits", v1(unlimited, "-1\n"), ""],
    ["cgroup v1 by its names on the host", v1(mebibytes(512), "-1\n", "/docker/abc"), "2"],
    [
      "cgroup v1, by a period of nothing",
      { ...v1(unlimited, "5\n"), "sys/fs/cgroup/cpu/cpu.cfs_period_us": "0\n" },
      ""
    ],
    ["files with nothing, or no number in them", { ...v2("", "what\n") }, ""],
    ["a limit of no bytes", v2("0\n"), "1"]
  ])("by %s", (_name, machine, value) => {
    expect(found(shell, machine)).toEqual({ status: 0, value, stderr: "", left: false })
  })

  it.each([
    ["512M", "2"],
    ["1024m", "4"],
    ["1G", "4"],
    ["2g", "8"],
    ["64M", "1"],
    ["256G", "12"],
    ["", ""],
    ["lots", ""],
    ["M", ""],
    ["1.5G", ""],
    ["99999999999999999999G", ""],
    ["$(exit 3)M", ""]
  ])("by $MEMORY_LIMIT %s of the platform", (limit, value) => {
    const machine = { "proc/self/cgroup": "0::/\n", ...total(512 * 1024) }
    expect(found(shell, machine, { MEMORY_LIMIT: limit }, true)).toEqual({ status: 0, value, stderr: "", left: false })
    // Elsewhere it is anybody's variable.
    expect(found(shell, machine, { MEMORY_LIMIT: limit }).value).toBe("")
  })

  it("by the least of what the platform and the kernel say", () => {
    expect(found(shell, v2(mebibytes(512)), { MEMORY_LIMIT: "2G" }, true).value).toBe("2")
    expect(found(shell, v2(gibibytes(2)), { MEMORY_LIMIT: "512M" }, true).value).toBe("2")
  })

  it("in less than five milliseconds of a processor", () => {
    const root = temporaryFolder("workers", "-")
    plant(root, {
      ...v1(mebibytes(1024), "150000\n", "/docker/abc"),
      "script.sh": workersScript({ root, memoryLimit: true }).join("\n")
    })
    const code = 'n=0; while [ $n -lt 50 ]; do WEB_CONCURRENCY=; . "$1"; n=$((n+1)); done; times'
    const { stdout } = runIn(shell, code, [join(root, "script.sh")], { PATH: "" })
    // The first line is of the shell itself: what it has worked, and the system for it.
    const spent = [...(stdout.split("\n")[0] ?? "").matchAll(/(\d+)m([\d.]+)s/g)].map(
      ([, minutes, seconds]) => Number(minutes) * 60_000 + Number(seconds) * 1000
    )
    expect(spent).toHaveLength(2)
    expect(spent.reduce((sum, one) => sum + one) / 50).toBeLessThan(5)
  })

  it("as the user says", () => {
    expect(found(shell, v2(mebibytes(512)), { WEB_CONCURRENCY: "7", PYTHON_EXPLAIN_START: "1" })).toEqual({
      status: 0,
      value: "7",
      stderr: "",
      left: false
    })
    expect(found(shell, v2(mebibytes(512)), { WEB_CONCURRENCY: "" }).value).toBe("2")
  })

  it("and says why where that is asked for", () => {
    const why = (machine: Machine): string => found(shell, machine, { PYTHON_EXPLAIN_START: "1" }).stderr
    expect(why(v2(mebibytes(512), "205000 100000\n"))).toBe("WEB_CONCURRENCY=2: 512 MiB of memory, 2.05 processors.\n")
    expect(why(v2(mebibytes(512)))).toBe("WEB_CONCURRENCY=2: 512 MiB of memory, no limit of processors.\n")
    expect(why(v2("max\n", "100000 100000\n"))).toBe("WEB_CONCURRENCY=3: no limit of memory, 1.00 processors.\n")
    expect(why({})).toBe("")
  })
})
