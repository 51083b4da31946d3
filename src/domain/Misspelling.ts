/** Names at the top of an app that are almost those of files that are read. */
import { nearMisses } from "./FileMarker.ts"

export interface Misspelling {
  readonly name: string
  /** The file that was most likely meant. */
  readonly meant: string
}

interface Meant {
  readonly name: string
  readonly stem: string
  /** Endings with which it is still the same file to a person. */
  readonly endings: ReadonlyArray<string>
  /** Short names are like many others, and so only marks and the case of letters may differ. */
  readonly exact?: true
}

const ofText = ["txt", "text", "tx", "txtx", "txt.txt", "txt.text", ""]
const read: ReadonlyArray<Meant> = [
  { name: "requirements.txt", stem: "requirements", endings: [...ofText, "pip"] },
  { name: "requirements.pypm", stem: "requirements", endings: ["pypm", "pypm.txt", "pypm.pypm"] },
  { name: "runtime.txt", stem: "runtime", endings: ofText },
  { name: ".python-version", stem: "pythonversion", endings: ["", "txt", "text", "py", "rtf"] },
  { name: ".python-version", stem: "python", endings: ["version"], exact: true },
  { name: "Procfile", stem: "procfile", endings: ["", "txt", "text"], exact: true },
  { name: "setup.py", stem: "setup", endings: ["py", "py.txt", "py.py", "pyw"], exact: true },
  { name: "setup.cfg", stem: "setup", endings: ["cfg", "cfg.txt", "cfg.cfg"], exact: true },
  { name: "pyproject.toml", stem: "pyproject", endings: ["toml", "tml", "tom", "toml.txt", "toml.toml"] }
]

/** What a shell or an editor has left around a name: blanks, quotes, a comma. */
const around = /^[\s'",.]+|[\s'",]+$/g

/** `Requirements (1).TXT` as `requirements` and `txt`. */
const parts = (name: string): readonly [stem: string, ending: string] => {
  const plain = name.toLowerCase().replaceAll(around, "")
  const cut = plain.indexOf(".")
  const stem = cut < 0 ? plain : plain.slice(0, cut)
  return [
    stem.replace(/(?:\s*\(\d+\)|[\s_-]+copy|^copy of\s+)$/, "").replaceAll(/[\s_-]+/g, ""),
    cut < 0 ? "" : plain.slice(cut + 1).trim()
  ]
}

/** One letter more, less, other, or two changed over (Damerau): what happens when a name is typed. */
const isOneOff = (a: string, b: string): boolean => {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same++
  const [restA, restB] = [a.slice(same), b.slice(same)]
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

const isLike = (name: string, { endings, exact, stem }: Meant): boolean => {
  const [ofName, ending] = parts(name)
  return endings.includes(ending) && (exact === true ? ofName === stem : isOneOff(ofName, stem))
}

const names = new Set(read.map(({ name }) => name))
/** What detection says of such a name comes first, so that both say the same. */
const known = new Map(
  nearMisses.flatMap(({ advice, folder, name }) => {
    const meant = folder === true ? undefined : /^rename it to (\S+)$/.exec(advice)?.[1]
    return meant === undefined ? [] : [[name, meant] as const]
  })
)

/**
 * The misspelt names whose right file is not there; `found` are the names at the top, a folder's with a slash behind
 * it.
 */
export const misspellings = (found: ReadonlySet<string>): ReadonlyArray<Misspelling> =>
  [...found]
    .filter((name) => !name.endsWith("/") && !names.has(name))
    .toSorted()
    .flatMap((name) => {
      const meant = known.get(name) ?? read.find((one) => isLike(name, one))?.name
      return meant === undefined || found.has(meant) ? [] : [{ name, meant }]
    })
