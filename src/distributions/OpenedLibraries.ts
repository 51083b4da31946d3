/**
 * Libraries that packages open by name (ctypes, cffi) and programs that they start: no linker knows of them. What is nowhere is
 * told before the app is shipped, since the import fails without the one, and a call without the other.
 */
import * as Effect from "effect/Effect"
import { Footprint, topOf } from "../domain/Footprint.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { Notice } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { packageOf, systemRelease } from "./LibraryPackages.ts"
import { libraryPlaces } from "./LibraryPlaces.ts"

interface Opener {
  /** Each by its names, any of which will do. */
  readonly needs: ReadonlyArray<readonly [string, ...ReadonlyArray<string>]>
  /** Packages that bring them. */
  readonly unless?: ReadonlyArray<string>
}

/** What the import of each fails without. */
const openers: Readonly<Record<string, Opener>> = {
  cairocffi: { needs: [["libcairo.so.2"]] },
  hid: { needs: [["libhidapi-hidraw.so.0", "libhidapi-libusb.so.0"]] },
  libnacl: { needs: [["libsodium.so.23", "libsodium.so.26"]] },
  "openslide-python": { needs: [["libopenslide.so.0", "libopenslide.so.1"]], unless: ["openslide-bin"] },
  opuslib: { needs: [["libopus.so.0"]] },
  psycopg: { needs: [["libpq.so.5"]], unless: ["psycopg-binary", "psycopg-c"] },
  pyenchant: { needs: [["libenchant-2.so.2", "libenchant.so.1"]] },
  pysodium: { needs: [["libsodium.so.23", "libsodium.so.26"]] },
  "python-magic": { needs: [["libmagic.so.1"]], unless: ["python-magic-bin", "libmagic"] },
  pyzbar: { needs: [["libzbar.so.0"]] },
  sounddevice: { needs: [["libportaudio.so.2"]] },
  wand: {
    needs: [
      [
        "libMagickWand-6.Q16.so.6",
        "libMagickWand-6.Q16.so.7",
        "libMagickWand-7.Q16.so.10",
        "libMagickWand-7.Q16HDRI.so.10"
      ]
    ]
  },
  weasyprint: { needs: [["libgobject-2.0.so.0"], ["libpango-1.0.so.0"], ["libpangoft2-1.0.so.0"]] }
}

interface Starter {
  readonly program: string
  /** The OS package, by the name that Debian, Ubuntu and mostly Alpine give it. */
  readonly package: string
  readonly unless?: string
}

const starters: Readonly<Record<string, Starter>> = {
  "ffmpeg-python": { program: "ffmpeg", package: "ffmpeg" },
  gitpython: { program: "git", package: "git" },
  graphviz: { program: "dot", package: "graphviz" },
  imgkit: { program: "wkhtmltoimage", package: "wkhtmltopdf" },
  "openai-whisper": { program: "ffmpeg", package: "ffmpeg" },
  pdf2image: { program: "pdftoppm", package: "poppler-utils" },
  pdfkit: { program: "wkhtmltopdf", package: "wkhtmltopdf" },
  pydot: { program: "dot", package: "graphviz" },
  pydub: { program: "ffmpeg", package: "ffmpeg" },
  pypandoc: { program: "pandoc", package: "pandoc", unless: "pypandoc-binary" },
  pyspark: { program: "java", package: "default-jre-headless" },
  pytesseract: { program: "tesseract", package: "tesseract-ocr" },
  "tabula-py": { program: "java", package: "default-jre-headless" }
}

const rowOf = <A>(rows: Readonly<Record<string, A>>, name: string): A | undefined =>
  Object.hasOwn(rows, name) ? rows[name] : undefined

interface Place {
  readonly root: string
  readonly runtime: Pick<Runtime, "executable">
}

const isIn = Effect.fnUntraced(function* (folders: ReadonlyArray<string>, names: ReadonlyArray<string>) {
  const files = yield* Filesystem
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  const found = yield* Effect.forEach(paths, (path) => ifSeen(files.target(path)), { concurrency: 16 })
  return found.some((status) => status !== undefined)
})

/** Names of packages, and what each lacks. */
const librariesLacking = Effect.fnUntraced(function* (place: Place, packages: ReadonlySet<string>) {
  const rows = [...packages].toSorted().flatMap((name) => {
    const row = rowOf(openers, name)
    return row === undefined || row.unless?.some((one) => packages.has(one)) === true ? [] : [{ name, row }]
  })
  if (rows.length === 0) return []
  const folders = yield* libraryPlaces(place.root, place.runtime.executable)
  const lacking = yield* Effect.forEach(rows, ({ name, row }) =>
    Effect.forEach(row.needs, (names) => Effect.map(isIn(folders, names), (there) => (there ? [] : [names]))).pipe(
      Effect.map((found) => ({ name, names: found.flat() }))
    )
  )
  return lacking.filter(({ names }) => names.length > 0)
})

/** Where buildpacks put programs into an app. */
const ofApp = [".apt/usr/bin", ".apt/usr/local/bin", "bin", ".heroku/bin"]

const programsLacking = Effect.fnUntraced(function* ({ root }: Place, packages: ReadonlySet<string>) {
  const rows = [...packages].toSorted().flatMap((name) => {
    const row = rowOf(starters, name)
    return row === undefined || (row.unless !== undefined && packages.has(row.unless)) ? [] : [{ name, row }]
  })
  if (rows.length === 0) return []
  const top = topOf(root, yield* Footprint)
  const path = ((yield* Env).get("PATH") ?? "").split(":").filter((folder) => folder.startsWith("/"))
  const folders = [...path, ...ofApp.map((folder) => join(top, folder))]
  return yield* Effect.filter(rows, ({ row }) => Effect.map(isIn(folders, [row.program]), (there) => !there))
})

/** Looks for them where the system has its libraries, and where other buildpacks put theirs. */
export const checkOpened = Effect.fn("OpenedLibraries.checkOpened")(function* (
  place: Place,
  installed: ReadonlyArray<{ readonly name: string }>
) {
  const report = yield* Report
  const packages = new Set(installed.map(({ name }) => name))
  const libraries = yield* librariesLacking(place, packages)
  if (libraries.length > 0) {
    const release = yield* systemRelease
    const told = (names: readonly [string, ...ReadonlyArray<string>]): string => {
      const library = names.find((one) => packageOf(one, release) !== undefined) ?? names[0]
      const os = packageOf(library, release)
      return os === undefined ? library : `${library} (${os})`
    }
    const lines = libraries.map(({ name, names }) => `  ${name}: ${names.map(told).join(", ")}`)
    yield* report.warning({
      id: "library/opened-where-the-app-runs",
      text: [
        "Some packages open libraries of the system by their names, which are not here. Where the app runs, they cannot be imported:",
        ...lines,
        "Have the stack, or a buildpack before this one, bring them; in brackets is the OS package of each that is known, on a system like this one."
      ].join("\n")
    })
  }
  const programs = yield* programsLacking(place, packages)
  const wanted = programs.map(({ name, row }) => `\`${row.program}\` for ${name} (${row.package})`)
  const notice: Notice = {
    level: "notice",
    id: "packages/program-not-here",
    text: `Programs that packages start and that are not on $PATH here: ${wanted.join(", ")}. In brackets is the OS package of each.`
  }
  if (wanted.length > 0) yield* report.detail(notice.text)
})
