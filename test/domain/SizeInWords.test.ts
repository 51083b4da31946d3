/** Bytes for people. */
import { expect, it } from "vitest"
import { sizeInWords } from "../../src/domain/SizeInWords.ts"

it.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1.0 KiB"],
  [45_056, "44.0 KiB"],
  [1_048_524, "1023.9 KiB"],
  [1_048_575, "1.0 MiB"],
  [13_736_346, "13.1 MiB"],
  [5 * 2 ** 30, "5.0 GiB"],
  [3 * 2 ** 50, "3072.0 TiB"]
])("%i bytes are %s", (bytes, words) => expect(sizeInWords(bytes)).toBe(words))
