/** Conditions are as short as a person would write them. */
import { describe, expect, it } from "@effect/vitest"
import { alternativesOf, any, markerOf } from "../../src/domain/Alternatives.ts"
import { parse, print } from "../../src/domain/Marker.ts"

const shortened = (text: string): string => {
  const found = alternativesOf(parse(text) ?? parse("") ?? { _tag: "Never" })
  return found === undefined ? "too many" : print(markerOf(found))
}

describe("a condition", () => {
  it.each([
    ["python_full_version < '3.9' or python_full_version >= '3.9'", ""],
    ["python_full_version < '3.9' or python_full_version == '3.9.*'", "python_full_version < '3.10'"],
    ["python_version >= '3.9' and python_version < '3.10'", "python_full_version == '3.9.*'"],
    ["python_full_version >= '3.9' and python_full_version >= '3.11'", "python_full_version >= '3.11'"],
    ["python_full_version < '3.9' and python_full_version > '3.9'", "python_version < '0'"],
    ["python_full_version != '3.9.1'", "python_full_version < '3.9.1' or python_full_version > '3.9.1'"],
    ["python_full_version ~= '3.9'", "python_full_version >= '3.9' and python_full_version < '4.0'"],
    ["sys_platform == 'win32' and sys_platform == 'linux'", "python_version < '0'"],
    ["sys_platform == 'win32' and sys_platform != 'linux'", "sys_platform == 'win32'"],
    ["sys_platform == 'win32' or sys_platform != 'win32'", ""],
    ["sys_platform == 'a' or (sys_platform == 'a' and os_name == 'b')", "sys_platform == 'a'"],
    ["(os_name == 'b' and sys_platform == 'a') or (os_name == 'b' and sys_platform != 'a')", "os_name == 'b'"],
    ["sys_platform != 'a' or (sys_platform == 'a' and os_name == 'b')", "os_name == 'b' or sys_platform != 'a'"],
    ["python_full_version >= '3.14.0b1'", "python_full_version >= '3.14.0b1'"],
    ["platform_release >= '6'", "platform_release >= '6'"]
  ])("%s is `%s`", (text, short) => {
    expect(shortened(text)).toBe(short)
  })

  it("of more alternatives than anybody means is none", () => {
    const many = Array.from({ length: 101 }, (_, at) => `platform_release == '${at}'`)
    expect([shortened(many.join(" or ")), shortened(many.slice(1).join(" or "))]).toEqual([
      "too many",
      many.slice(1).toSorted().join(" or ")
    ])
    expect(any([])).toEqual([])
  })
})
