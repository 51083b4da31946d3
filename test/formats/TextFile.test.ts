/** Small text files in every encoding that pip reads. */
import { describe, expect, it } from "vitest"
import { decode, lines, pythonLines } from "../../src/formats/TextFile.ts"

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...parts: ReadonlyArray<number | string>) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : Array.from(utf8(part)))))
const utf16 = (text: string, big = false) =>
  [...text].flatMap((c) => {
    const code = c.charCodeAt(0)
    return big ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8]
  })
const utf32 = (text: string, big = false) =>
  [...text].flatMap((c) => {
    const little = [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8, 0, 0]
    return big ? little.toReversed() : little
  })

describe("decode", () => {
  it.each([
    ["plain ASCII", utf8("flask\n"), "flask\n", { encoding: "utf-8", bom: false }],
    ["an empty file", utf8(""), "", { encoding: "utf-8" }],
    ["UTF-8", utf8("# größer"), "# größer", { encoding: "utf-8", invalidUtf8: false }],
    ["UTF-8 with its mark", bytes(0xef, 0xbb, 0xbf, "ü"), "ü", { encoding: "utf-8", bom: true }],
    [
      "UTF-16LE with its mark",
      bytes(0xff, 0xfe, ...utf16("flask\r\nü")),
      "flask\r\nü",
      { encoding: "utf-16le", bom: true }
    ],
    [
      "UTF-16BE with its mark",
      bytes(0xfe, 0xff, ...utf16("flask", true)),
      "flask",
      { encoding: "utf-16be", bom: true }
    ],
    ["UTF-32LE with its mark", bytes(0xff, 0xfe, 0, 0, ...utf32("six")), "six", { encoding: "utf-32le", bom: true }],
    ["UTF-32BE with its mark", bytes(0, 0, 0xfe, 0xff, ...utf32("six", true)), "six", { encoding: "utf-32be" }],
    ["UTF-16LE without a mark", bytes(...utf16("3.12\r\n")), "3.12\r\n", { unmarkedUtf16: true, encoding: "utf-16le" }],
    ["UTF-16BE without a mark", bytes(...utf16("3.12", true)), "3.12", { unmarkedUtf16: true, encoding: "utf-16be" }],
    ["a single zero byte", bytes("# a ", 0, " b"), "# a \0 b", { unmarkedUtf16: false }],
    ["Latin-1 that says nothing", bytes("# gr", 0xfc, "n"), "# grün", { encoding: "utf-8", invalidUtf8: true }],
    ["Latin-1 behind the mark of UTF-8", bytes(0xef, 0xbb, 0xbf, 0xfc), "ü", { invalidUtf8: true, bom: true }],
    [
      "a Latin-1 comment",
      bytes("# -*- coding: latin-1 -*-\n#", 0x80, 0xfc),
      "# -*- coding: latin-1 -*-\n#\u0080ü",
      { encoding: "latin-1", invalidUtf8: false }
    ],
    [
      "a Latin-1 comment in line two",
      bytes("\n# coding=iso8859_1\n#", 0xfc),
      "\n# coding=iso8859_1\n#ü",
      { encoding: "latin-1" }
    ],
    [
      "such a comment too late",
      bytes("\n\n# coding=latin-1\n#", 0xfc),
      "\n\n# coding=latin-1\n#ü",
      { invalidUtf8: true }
    ],
    [
      "such a comment behind a blank",
      bytes(" # coding=latin-1\n#", 0xfc),
      " # coding=latin-1\n#ü",
      { invalidUtf8: true }
    ],
    ["windows-1252", bytes("# coding: cp1252\n#", 0x80), "# coding: cp1252\n#€", { encoding: "cp1252" }],
    [
      "an unknown encoding",
      utf8("# coding: rot13\nflask"),
      "# coding: rot13\nflask",
      { encoding: "rot13", invalidUtf8: false }
    ],
    ["a comment for UTF-8 that is wrong", bytes("# coding: utf8\n", 0xfc), "# coding: utf8\nü", { invalidUtf8: true }]
  ])("reads %s", (_, given, text, flags) => {
    expect(decode(given)).toMatchObject({ text, ...flags })
  })
})

describe("lines", () => {
  it.each([
    ["", []],
    ["a", ["a"]],
    ["a\n", ["a"]],
    ["a\r\nb\rc\nd", ["a", "b", "c", "d"]],
    ["a\n\n", ["a", ""]],
    ["a\fb", ["a\fb"]]
  ])("cuts %j as editors do", (text, expected) => expect(lines(text)).toEqual(expected))

  it("cuts as Python does where pip's line numbers matter", () => {
    expect(pythonLines("a\fb\vc\u0085d\u2028e\u2029f\x1cg\r\nh\n")).toEqual([..."abcdefgh"])
  })
})
