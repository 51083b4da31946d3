/** Writes a tar of GNU's format without end-of-archive blocks, as the store's archives are, for the laws of those who read it. */
export type SampleMember = { readonly path: string } & (
  | { readonly content: string; readonly mode?: number }
  | { readonly link: string }
)

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, "0")

const padded = (content: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(Math.ceil(content.length / 512) * 512)
  bytes.set(content)
  return bytes
}

interface Fields {
  readonly path: Uint8Array
  readonly type: string
  readonly mode: number
  readonly size: number
  readonly target: Uint8Array
}
const header = ({ mode, path, size, target, type }: Fields): Uint8Array => {
  const bytes = new Uint8Array(512)
  bytes.set(path.subarray(0, 100), 0)
  bytes.set(encode(`${octal(mode, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`), 100)
  bytes.set(encode(`${octal(size, 11)}\0${octal(315532801, 11)}\0${" ".repeat(8)}${type}`), 124)
  bytes.set(target.subarray(0, 100), 157)
  bytes.set(encode("ustar  \0"), 257)
  bytes.set(
    encode(
      `${octal(
        bytes.reduce((sum, byte) => sum + byte, 0),
        6
      )}\0 `
    ),
    148
  )
  return bytes
}

/** What does not fit into a header comes before it, as the content of a member of its own. */
const long = (type: string, text: Uint8Array): ReadonlyArray<Uint8Array> => {
  if (text.length <= 100) return []
  const content = new Uint8Array(text.length + 1)
  content.set(text)
  const fields = { path: encode("././@LongLink"), type, mode: 0o644, size: content.length, target: new Uint8Array() }
  return [header(fields), padded(content)]
}

const member = (sample: SampleMember): ReadonlyArray<Uint8Array> => {
  const path = encode(sample.path)
  const target = encode("link" in sample ? sample.link : "")
  const content = encode("link" in sample ? "" : sample.content)
  const [type, mode] = "link" in sample ? ["2", 0o777] : ["0", sample.mode ?? 0o644]
  const own = header({ path, type, mode, size: content.length, target })
  return [...long("K", target), ...long("L", path), own, padded(content)]
}

export const sampleTar = (samples: ReadonlyArray<SampleMember>): Uint8Array => {
  const parts = samples.flatMap(member)
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
