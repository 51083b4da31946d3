/** What the machine could not give: time, memory, space, rights. */
import { describe, expect, it } from "vitest"
import { machine } from "../../src/diagnosis/Machine.ts"
import { answers, captured, failing, names, told } from "../support/pip/CapturedOutput.ts"
import { building } from "../support/pip/FramedBuild.ts"

const ids: ReadonlyArray<readonly [id: string, ...names: ReadonlyArray<string>]> = [
  ["pip/disk-full", "enospc-2.7", "enospc-3.12", "diskfull-2.7", "diskfull-3.12"],
  ["pip/out-of-memory", "memerr-3.6", "memerr-3.12", "killsself-2.7", "killsself-3.12"],
  ["pip/read-only", "readonly-3.12"]
]

describe("the machine's troubles in the output of real pips", () => {
  for (const [id, ...own] of ids) {
    it.each(own)(`${id}: %s`, (name) => {
      expect(answers(machine, captured(name)).map((found) => found.id)).toEqual([id])
    })
  }

  it("are not found in other failures", () => {
    const own = new Set(ids.flatMap(([, ...each]) => each))
    expect(names.filter((name) => !own.has(name) && answers(machine, captured(name)).length > 0)).toEqual([])
  })

  it("name the package that pip was at", () => {
    expect(told(answers(machine, captured("killsself-3.12"))[0])).toContain("the package killsself 1.0")
    expect(told(answers(machine, captured("memerr-3.6"))[0])).toContain("the package memerr 1.0")
  })
})

describe("the end of a run", () => {
  const output =
    "Collecting numpy==1.22.4 (from -r requirements.txt (line 1))\n  Building wheel for numpy (pyproject.toml): started"

  it("by the time limit names its variable", () => {
    const [found] = answers(
      machine,
      failing(output, "3.12", { timedOut: true, signal: "SIGKILL", exitCode: undefined })
    )
    expect(found?.id).toBe("pip/timed-out")
    expect(told(found)).toContain("BUILDPACK_STEP_TIMEOUT")
    expect(told(found)).toContain("numpy 1.22.4")
  })

  it("by the time limit is told otherwise where pip could not decide between versions", () => {
    const undecided = `${output}\nINFO: pip is looking at multiple versions of numpy to determine which version is compatible`
    expect(answers(machine, failing(undecided, "3.12", { timedOut: true }))).toEqual([])
  })

  it.each([
    ["a signal", { signal: "SIGKILL", exitCode: undefined }],
    ["a status", { exitCode: 137 }]
  ])("by the kernel is told as want of memory (%s)", (_, end) => {
    const [found] = answers(machine, failing(output, "3.12", end))
    expect(found?.id).toBe("pip/out-of-memory")
    expect(told(found)).toMatch(/MAX_JOBS=1/)
  })

  it("by a crash names the signal", () => {
    expect(told(answers(machine, failing(output, "3.12", { signal: "SIGSEGV" }))[0])).toContain("SIGSEGV")
  })
})

describe("what a build says about the machine", () => {
  it.each([
    ["pip/out-of-memory", "x86_64-linux-gnu-gcc: fatal error: Killed signal terminated program cc1plus"],
    ["pip/out-of-memory", "g++: internal compiler error: Killed (program cc1plus)"],
    ["pip/out-of-memory", "virtual memory exhausted: Cannot allocate memory"],
    ["pip/out-of-memory", "cc1plus: out of memory allocating 65536 bytes after a total of 1048576 bytes"],
    ["pip/out-of-memory", "OSError: [Errno 12] Cannot allocate memory"],
    ["pip/out-of-memory", "Killed"],
    ["pip/disk-full", "error: [Errno 28] No space left on device"],
    ["pip/disk-full", "/usr/bin/ld: final link failed: No space left on device"],
    ["pip/disk-full", "OSError: [Errno 122] Disk quota exceeded: '/build/x'"],
    ["pip/read-only", "error: could not create 'build': Read-only file system"],
    ["pip/too-many-open-files", "OSError: [Errno 24] Too many open files: '/build/x'"],
    ["pip/too-many-processes", "RuntimeError: can't start new thread"],
    ["pip/too-many-processes", "sh: fork: retry: Resource temporarily unavailable"],
    ["pip/writes-into-system", "error: [Errno 13] Permission denied: '/usr/local/share/thing'"],
    ["pip/permission-denied", "PermissionError: [Errno 13] Permission denied: '/build/app/x'"]
  ])("is %s: %s", (id, said) => {
    expect(answers(machine, building("3.12", said)).map((found) => found.id)).toEqual([id])
  })

  it.each(["git@example.test: Permission denied (publickey).", "warning: build killed the cat", "NotAMemoryError"])(
    "is nothing: %s",
    (said) => {
      expect(answers(machine, building("3.12", said))).toEqual([])
    }
  )
})
