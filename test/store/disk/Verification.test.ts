/** Verifying names every damaged file and what follows, and finds nothing wrong with what is right. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "@effect/vitest"
import { verify } from "../../../src/store/disk/Verification.ts"
import * as CheckedText from "../../../src/services/CheckedText.ts"
import { sha256 } from "../../../src/services/Digest.ts"
import { Filesystem, type Interface as Files, join, type Reason } from "../../../src/services/Filesystem.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"
import * as Planted from "../../support/memory/PlantedCache.ts"
import { place, root } from "../../support/memory/PlantedCache.ts"

const planted = Effect.gen(function* () {
  const files = yield* Filesystem
  yield* Planted.plantEnvironment(1, { archives: [1, 2], wheels: [1], tools: 1, used: 1, own: true })
  yield* CheckedText.write(files, { root, name: "last-staging.json" }, "{}")
  yield* Planted.plant("pip/http-v2/a/b", "anything")
  yield* Planted.plant("store/damaged/abc.tar.zst", "set aside already")
  yield* Planted.plant("notes.txt", "somebody else's")
})

const verified = Effect.flatMap(Filesystem, (files) => verify(files, root))
const archive = place.archive(Planted.archive(1))
const wheel = place.file(Planted.wheel(1))
const tool = join(Planted.toolsAt(1), "files/pip/.hidden/tool.py")
const stranger = join(Planted.toolsAt(1), "files/pip/more.py")
const treeManifest = join(Planted.toolsAt(1), "manifest.json")
const text = (kind: "distributions" | "wheels", what: string): string => place.text(kind, sha256(`key of ${what} 1`))
const garbled = (path: string) => (files: Files) => files.write(path, "garbled")
const gone = (path: string) => (files: Files) => files.remove(path)

const anew = "made anew by the next staging that needs it"
const built = "built anew by the next staging that needs it"
const fetched = "fetched anew by the next staging that needs it"

const harms: ReadonlyArray<readonly [string, (files: Files) => Effect.Effect<void, unknown>, string, string, string]> =
  [
    ["a damaged archive", garbled(archive), archive, "is not what was kept", anew],
    ["an archive that is gone", gone(archive), archive, "is gone", anew],
    ["a damaged wheel", garbled(wheel), wheel, "is not what was kept", built],
    ["a built wheel that is gone", gone(wheel), wheel, "is gone", built],
    [
      "a damaged manifest",
      garbled(Planted.environmentAt(1)),
      Planted.environmentAt(1),
      "is not what was kept",
      "the next staging of that app resolves its packages anew"
    ],
    [
      "a damaged text about an archive",
      garbled(text("distributions", "archive")),
      text("distributions", "archive"),
      "is not what was kept",
      anew
    ],
    [
      "a damaged text about a wheel",
      garbled(text("wheels", "wheel")),
      text("wheels", "wheel"),
      "is not what was kept",
      built
    ],
    [
      "a text that somebody else's release has written",
      (files) => CheckedText.write(files, place.placeOf(text("wheels", "wheel")), '{"format":2}'),
      text("wheels", "wheel"),
      "was written by another release of the buildpack",
      built
    ],
    [
      "a damaged note",
      garbled(join(root, "last-staging.json")),
      join(root, "last-staging.json"),
      "is not what was kept",
      anew
    ],
    [
      "a note that an earlier release has written, without its name",
      (files) => files.write(join(root, "last-staging.json"), JSON.stringify({ sha256: sha256("{}"), text: "{}" })),
      join(root, "last-staging.json"),
      "was written by another release of the buildpack",
      anew
    ],
    [
      "a text in the place of another one",
      (files) =>
        Effect.flatMap(files.readText(text("distributions", "archive")), (found) =>
          files.write(text("wheels", "wheel"), found)
        ),
      text("wheels", "wheel"),
      `holds what belongs to ${text("distributions", "archive")}`,
      built
    ],
    [
      "a link to what a text was",
      (files) =>
        Effect.andThen(
          files.rename(text("wheels", "wheel"), "/elsewhere"),
          files.link("/elsewhere", text("wheels", "wheel"))
        ),
      text("wheels", "wheel"),
      "is not what was kept",
      built
    ],
    [
      "a link to what an archive was",
      (files) => Effect.andThen(files.rename(archive, "/elsewhere"), files.link("/elsewhere", archive)),
      archive,
      "is not what was kept",
      anew
    ],
    [
      "the manifest of other tools",
      (files) =>
        Effect.andThen(
          Planted.plantTools(2),
          Effect.flatMap(files.readText(join(Planted.toolsAt(2), "manifest.json")), (found) =>
            files.write(treeManifest, found)
          )
        ).pipe(Effect.provideService(Filesystem, files)),
      treeManifest,
      `holds what belongs to ${join(Planted.toolsAt(2), "manifest.json")}`,
      fetched
    ],
    ["a damaged tool", garbled(tool), tool, "is not what was kept", fetched],
    ["a tool that is gone", gone(tool), tool, "is gone", fetched],
    ["a file between the tools", garbled(stranger), stranger, "does not belong there", fetched],
    [
      "a link instead of a tool",
      (files) => Effect.andThen(files.remove(tool), files.link("/etc/passwd", tool)),
      tool,
      "is not what was kept",
      fetched
    ],
    ["the damaged manifest of tools", garbled(treeManifest), treeManifest, "is not what was kept", fetched],
    ["the manifest of tools that is gone", gone(treeManifest), treeManifest, "is gone", fetched]
  ]

describe("a cache", () => {
  it.effect("that is as it was kept has no damage, whatever else lies there", () =>
    Effect.gen(function* () {
      yield* planted
      const { checked, damage } = yield* verified
      // Two manifests, three texts, two archives, a wheel, the tools and a note.
      expect([damage, checked]).toEqual([[], 10])
    }).pipe(Effect.provide(layerMemory({})))
  )

  it.effect.each(harms)("tells of %s, once", ([, harm, path, problem, consequence]) =>
    Effect.gen(function* () {
      yield* planted
      yield* harm(yield* Filesystem)
      const { damage } = yield* verified
      expect(damage).toEqual([{ path, problem, consequence }])
    }).pipe(Effect.provide(layerMemory({})))
  )

  const refusing = (refused: string, reason: Reason) =>
    layerMemory({}, { refuse: (operation, path) => (operation === "read" && path === refused ? reason : undefined) })

  it.effect.each<readonly [path: string, problem: string, consequence: string]>([
    [archive, "cannot be read (PermissionDenied)", anew],
    [wheel, "cannot be read (PermissionDenied)", built],
    [text("wheels", "wheel"), "cannot be read (PermissionDenied)", built],
    [join(Planted.toolsAt(1), "files"), "cannot be read (PermissionDenied)", fetched]
  ])("with %s, which cannot be read, is told why", ([path, problem, consequence]) =>
    Effect.gen(function* () {
      yield* planted
      const { damage } = yield* verified
      expect(damage).toEqual([{ path, problem, consequence }])
    }).pipe(Effect.provide(refusing(path, "PermissionDenied")))
  )

  it.effect.each([archive, wheel, text("wheels", "wheel"), text("distributions", "archive")])(
    "from which somebody removes %s meanwhile has no damage",
    (path) =>
      Effect.gen(function* () {
        yield* planted
        expect((yield* verified).damage).toEqual([])
      }).pipe(Effect.provide(refusing(path, "NotFound")))
  )

  it.effect("that is empty has no damage", () =>
    Effect.gen(function* () {
      expect(yield* verified).toEqual({ damage: [], checked: 0 })
    }).pipe(Effect.provide(layerMemory({})))
  )
})
