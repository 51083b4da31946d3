/** Libraries that packages open by name, and programs that they start: told where they are nowhere, and only there. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect, it } from "vitest"
import { checkOpened } from "../../src/distributions/OpenedLibraries.ts"
import * as Env from "../../src/services/Env.ts"
import * as Report from "../../src/services/Report.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { runtime } from "../support/memory/Stack.ts"

const noble = 'ID=ubuntu\nVERSION_ID="24.04"\n'
const jammy = 'ID=ubuntu\nVERSION_ID="22.04"\n'
const bookworm = 'ID=debian\nVERSION_ID="12"\n'

const told = (names: ReadonlyArray<string>, files: ReadonlyArray<string> = [], release = noble): string => {
  const log: Array<string> = []
  const disk = layerMemory({
    "/etc/os-release": release,
    "/app/requirements.txt": "",
    ...Object.fromEntries(files.map((path) => [path, ""]))
  })
  const layers = Layer.mergeAll(disk, Env.layerMemory({ PATH: "/usr/bin:/bin" }), Report.layerMemory(log))
  const packages = names.map((name) => ({ name }))
  Effect.runSync(checkOpened({ root: "/app", runtime: runtime("3.12.1") }, packages).pipe(Effect.provide(layers)))
  return log.join("")
}

it.each([
  [["python-magic"], noble, "python-magic: libmagic.so.1 (libmagic1t64)"],
  [["python-magic"], jammy, "python-magic: libmagic.so.1 (libmagic1)"],
  [["python-magic"], bookworm, "python-magic: libmagic.so.1 (libmagic1)"],
  [["pyzbar"], noble, "pyzbar: libzbar.so.0 (libzbar0t64)"],
  [["wand"], noble, "wand: libMagickWand-6.Q16.so.7 (libmagickwand-6.q16-7t64)"],
  [["psycopg"], bookworm, "psycopg: libpq.so.5 (libpq5)"],
  [
    ["weasyprint"],
    noble,
    "weasyprint: libgobject-2.0.so.0 (libglib2.0-0t64), libpango-1.0.so.0 (libpango-1.0-0), libpangoft2-1.0.so.0 (libpangoft2-1.0-0)"
  ],
  [["sounddevice"], "ID=fedora\n", "sounddevice: libportaudio.so.2\n"]
])("%j on %j: %s", (names, release, line) => {
  const text = told(names, [], release)
  expect(text).toContain(line)
  expect(text).toContain("(library/opened-where-the-app-runs)")
})

it.each([
  [["flask", "constructor"], []],
  [["psycopg", "psycopg-binary"], []],
  [["openslide-python", "openslide-bin"], []],
  [["python-magic"], ["/usr/lib/x86_64-linux-gnu/libmagic.so.1"]],
  [["python-magic"], ["/app/.apt/usr/lib/x86_64-linux-gnu/libmagic.so.1"]],
  [["wand"], ["/usr/lib/libMagickWand-7.Q16.so.10"]],
  [["pytesseract"], ["/app/.apt/usr/bin/tesseract"]],
  [["gitpython"], ["/usr/bin/git"]],
  [["pypandoc", "pypandoc-binary"], []]
])("nothing is told of %j with %j", (names, files) => {
  expect(told(names, files)).toBe("")
})

it("programs are a notice", () => {
  expect(told(["pytesseract", "pdf2image"])).toContain(
    "not on $PATH here: `pdftoppm` for pdf2image (poppler-utils), `tesseract` for pytesseract (tesseract-ocr)."
  )
})
