/** Which places count as the system. */
import { describe, expect, it } from "vitest"
import { isOfSystem } from "../../src/domain/SystemPaths.ts"

describe("of the system", () => {
  it.each(["/", "/usr", "/usr/lib/x.so", "/lib64/ld.so", "/etc/ssl", "/dev", "/dev/zero", "/dev/shmem", "/proc/self"])(
    "is %s",
    (path) => expect(isOfSystem(path)).toBe(true)
  )

  it.each(["/app", "/opt/lib", "/tmp/usr", "/library", "/dev/shm", "/dev/shm/lib/x.so"])("is not %s", (path) =>
    expect(isOfSystem(path)).toBe(false)
  )
})
