/** Tars as streams: members of the disk into one whose bytes are a function of them alone, and the members of one that is read. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Tar from "effect/encoding/Tar"
import { closeSync, createReadStream, readSync } from "node:fs"
import { refusal } from "../archives/ArchiveReading.ts"
import type { FileAccessFailed, Kind } from "../Filesystem.ts"
import { openRegular } from "../RegularFile.ts"
import { FileChanged, type Listed, type Member, TarUnreadable } from "./ImageBlobs.ts"

/** The second of 1980-01-01 that other builders of images give to everything, too: zip files know no time before that year. */
const mtime = new Date(315_532_801_000)

/** What is larger is read in pieces. */
const large = 1 << 22

const inOne = (path: string): Uint8Array => {
  const { file, size } = openRegular(path, false)
  try {
    const bytes = new Uint8Array(size)
    let got = 0
    for (let more = 1; more > 0 && got < size; got += more) more = readSync(file, bytes, got, size - got, null)
    return bytes.subarray(0, got)
  } finally {
    closeSync(file)
  }
}

type Unreadable = FileAccessFailed | FileChanged
type Entry = Tar.Entry<Unreadable>

const pieces = (path: string): Stream.Stream<Uint8Array, FileAccessFailed> => {
  const failed = (cause: unknown) => refusal("read", path, cause)
  return Stream.unwrap(
    Effect.map(Effect.try({ try: () => openRegular(path, false).file, catch: failed }), (fd) =>
      Stream.fromAsyncIterable<Uint8Array, FileAccessFailed>(
        createReadStream(path, { fd, highWaterMark: 1 << 20 }),
        failed
      )
    )
  )
}

const entryOf = (member: Member): Effect.Effect<Entry, Unreadable> => {
  const { mode, owner, path } = member
  const options = { mode, uid: owner, gid: owner, mtime }
  switch (member.kind) {
    case "directory":
      return Effect.succeed(Tar.directory(path, options))
    case "link":
      return Effect.succeed(Tar.symlink(path, member.target, { ...options, mode: 0o777 }))
    case "text":
      return Effect.succeed(Tar.file(path, member.content, options))
    case "file":
      if (member.size >= large) return Effect.succeed(Tar.fileStream(path, member.size, pieces(member.from), options))
      return Effect.try({
        try: () => Tar.file(path, inOne(member.from), options),
        catch: (cause) => refusal("read", member.from, cause)
      })
  }
}

/** What the encoder refuses is a length that is another by now: paths and modes are those of a disk. */
const changed = (members: ReadonlyArray<Member>, { message }: Tar.TarError): FileChanged =>
  new FileChanged({ path: members.find(({ path }) => message.includes(JSON.stringify(path)))?.path ?? message })

export const tarOf = (members: ReadonlyArray<Member>): Stream.Stream<Uint8Array, Unreadable> =>
  Stream.fromIterable(members).pipe(
    Stream.mapEffect(entryOf),
    Stream.pipeThroughChannel(Tar.encode<Unreadable, unknown, Entry>()),
    Stream.mapError((error) => (Tar.isTarError(error) ? changed(members, error) : error))
  )

const kinds: Readonly<Partial<Record<Tar.EntryType, Kind>>> = {
  File: "file",
  Hardlink: "file",
  Directory: "directory",
  Symlink: "link"
}

const listedOf = ({ linkTarget = "", path, type }: Tar.Header): Listed => ({
  path,
  kind: kinds[type] ?? "other",
  target: linkTarget
})

type Unread = FileAccessFailed | TarUnreadable

/** Reads to the end of the input, also behind the archive's own; `path` is what a failure is told of. */
export const readTar = (
  path: string,
  bytes: Stream.Stream<Uint8Array, Unread>,
  hear: (member: Listed, content: Stream.Stream<Uint8Array, Unread>) => Effect.Effect<void, Unread>
): Effect.Effect<void, Unread> => {
  const told = (error: Unread | Tar.TarError): Unread =>
    Tar.isTarError(error) ? new TarUnreadable({ path, detail: error.message }) : error
  return bytes.pipe(
    Stream.pipeThroughChannel(Tar.decode<Unread>()),
    Stream.runForEach(({ body, header }) => hear(listedOf(header), Stream.mapError(body, told))),
    Effect.mapError(told)
  )
}
