/** The laws of Archives on what is unpacked. */
import * as Effect from "effect/Effect"
import type { Archives } from "../../services/archives/Archives.ts"
import { type Filesystem, join } from "../../services/Filesystem.ts"
import { type Law, same } from "../Law.ts"
import {
  archive,
  digestsOfThree,
  eitherKind,
  everyMixture,
  law,
  three,
  type ArchiveTrial,
  unpack
} from "./ArchiveTrial.ts"
import type { SampleMember } from "./SampleTar.ts"

const digests = ({ at, files }: ArchiveTrial) => files.digests(join(at, "into"))
const text = ({ at, files }: ArchiveTrial, path: string) => files.readText(join(at, "into", path))
const modeOf = ({ at, files }: ArchiveTrial, path: string) =>
  Effect.map(files.target(join(at, "into", path)), (status) => status?.mode)

const longPaths = [120, 300, 700].map((length) =>
  `long/${"directory/".repeat(length / 10)}`.concat("name".padEnd(90, "x"))
)
const unusual: ReadonlyArray<SampleMember> = [
  { path: "empty", content: "" },
  { path: "bin/program", content: "#!/bin/sh\n", mode: 0o755 },
  { path: "größe/日本語 🐍.py", content: "ü" },
  { path: "with blanks and 'quotes' \"\\$(x)", content: "quoted" },
  { path: "-n", content: "an option" },
  ...longPaths.map((path) => ({ path, content: `at ${path}` })),
  { path: "link", link: "bin/program" },
  { path: "bin/up", link: "../empty" },
  { path: "nowhere", link: "none" },
  { path: "far", link: longPaths[0] ?? "" }
]

export const unpackingLaws: ReadonlyArray<Law<Archives | Filesystem>> = [
  ...everyMixture(
    "what three archives hold comes back, all of it and nothing else",
    Effect.fn(function* (trial, kinds) {
      yield* unpack(trial, yield* three(trial, kinds))
      yield* same("what is there", yield* digests(trial), digestsOfThree)
    })
  ),
  ...everyMixture(
    "what an archive of now has needs no digest",
    Effect.fn(function* (trial, kinds) {
      const all = yield* three(trial, kinds)
      yield* unpack(
        trial,
        all.map((one) => ({ ...one, sha256: undefined }))
      )
      yield* same("what is there", yield* digests(trial), digestsOfThree)
    })
  ),
  law(
    "of no archives nothing is unpacked",
    Effect.fn(function* (trial) {
      yield* unpack(trial, [])
      yield* same("names", yield* trial.files.list(join(trial.at, "into")), [])
    })
  ),
  ...eitherKind(
    "an archive may hold nothing",
    Effect.fn(function* (trial, kind) {
      const nothing = yield* archive(trial, "nothing", kind, [])
      yield* unpack(trial, [nothing, yield* archive(trial, "one", kind, [{ path: "file", content: "" }]), nothing])
      yield* same("names", yield* trial.files.list(join(trial.at, "into")), ["file"])
    })
  ),
  ...everyMixture(
    "a later archive wins, also over a link and with one",
    Effect.fn(function* (trial, kinds) {
      const of = (name: string, at: 0 | 1 | 2, samples: ReadonlyArray<SampleMember>) =>
        archive(trial, name, kinds[at], [{ path: "who", content: name }, ...samples])
      yield* unpack(trial, [
        yield* of("first", 0, [
          { path: "a/file", content: "first", mode: 0o755 },
          { path: "a/link", link: "../who" }
        ]),
        yield* of("middle", 1, [
          { path: "a/file", content: "middle" },
          { path: "a/link", content: "no more" }
        ]),
        yield* of("last", 2, [{ path: "a/file", link: "../who" }])
      ])
      yield* same(
        "what is there",
        [yield* text(trial, "who"), yield* text(trial, "a/link"), yield* text(trial, "a/file")],
        ["last", "no more", "last"]
      )
    })
  ),
  ...eitherKind(
    "modes, links, empty files, long paths and any letters come back",
    Effect.fn(function* (trial, kind) {
      yield* unpack(trial, [yield* archive(trial, "one", kind, unusual), yield* archive(trial, "none", kind, [])])
      for (const sample of unusual) {
        if ("link" in sample)
          yield* same(
            `what ${sample.path} is`,
            (yield* trial.files.status(join(trial.at, "into", sample.path)))?.kind,
            "link"
          )
        else
          yield* same(
            `what ${sample.path} is`,
            [yield* text(trial, sample.path), yield* modeOf(trial, sample.path)],
            [sample.content, sample.mode ?? 0o644]
          )
      }
      yield* same("where a link leads", yield* text(trial, "bin/up"), "")
      yield* same("where a long link leads", yield* text(trial, "far"), `at ${longPaths[0]}`)
      yield* same(
        "the modes of directories",
        [yield* modeOf(trial, "bin"), yield* modeOf(trial, "long/directory")],
        [0o755, 0o755]
      )
    })
  ),
  ...eitherKind(
    "a line break in a path is part of it",
    Effect.fn(function* (trial, kind) {
      yield* unpack(trial, [yield* archive(trial, "one", kind, [{ path: "two\nlines", content: "" }])])
      yield* same("names", yield* trial.files.list(join(trial.at, "into")), ["two\nlines"])
    })
  )
]
