/** Releases that install and then cannot be imported together, or on the chosen Python: known as soon as the packages are. */
import { satisfies, validRange } from "@renovatebot/pep440"
import type { PythonVersion } from "../domain/PythonVersion.ts"
import { line } from "../domain/PythonVersion.ts"
import type { Warning } from "../domain/StagingError.ts"

/** A distribution by name (normalised) and version. */
interface Chosen {
  readonly name: string
  readonly version: string
}

interface KnownBreak {
  /** The warning's id. */
  readonly id: string
  readonly name: string
  /** The releases that break (PEP 440). */
  readonly releases: string
  /** What must be there with it, and in which releases. */
  readonly beside?: Chosen["name"]
  readonly besideReleases?: string
  /** It breaks, too, where `beside` is not there at all, from this line of Python on: up to then Python brings it. */
  readonly missingSince?: string
  /** The lines of Python on which it breaks; all by default. */
  readonly python?: string
  /** What happens, as a clause behind the two names. */
  readonly because: string
  /** Lines to write, the easiest first; each alone helps. */
  readonly write: readonly [string, ...ReadonlyArray<string>]
}

/** Each was installed by pip and imported, with the newest of what it asks for, and fails as it says here. */
const breaks: ReadonlyArray<KnownBreak> = [
  {
    id: "packages/gunicorn-without-pkg-resources",
    name: "gunicorn",
    releases: ">=20,<21",
    beside: "setuptools",
    besideReleases: ">=82",
    missingSince: "3.12",
    because:
      "gunicorn 20 imports pkg_resources, which setuptools has no more since its release 82, so it does not start",
    write: ["setuptools<81", "gunicorn>=21"]
  },
  {
    id: "packages/gunicorn-too-old",
    name: "gunicorn",
    releases: "<20",
    python: ">=3.12",
    because:
      "gunicorn up to 19 brings a module that Python 3.12 does not import (`gunicorn.six.moves`), so it does not start",
    write: ["gunicorn>=21"]
  },
  {
    id: "packages/apscheduler-without-pkg-resources",
    name: "apscheduler",
    releases: "<3.10",
    beside: "setuptools",
    besideReleases: ">=82",
    missingSince: "3.12",
    because: "APScheduler up to 3.9 imports pkg_resources, which setuptools has no more since its release 82",
    write: ["setuptools<81", "APScheduler>=3.10.4,<4"]
  },
  {
    id: "packages/simplejwt-without-pkg-resources",
    name: "djangorestframework-simplejwt",
    releases: "<5",
    beside: "setuptools",
    besideReleases: ">=82",
    missingSince: "3.12",
    because: "this release imports pkg_resources, which setuptools has no more since its release 82",
    write: ["setuptools<81"]
  },
  {
    id: "packages/flask-without-escape",
    name: "flask",
    releases: "<2",
    beside: "jinja2",
    besideReleases: ">=3.1",
    because: "Flask 1 imports `escape` from Jinja2, which Jinja2 has no more since 3.1",
    write: ["Flask>=2.3", "Jinja2<3.1"]
  },
  {
    id: "packages/jinja2-without-soft-unicode",
    name: "jinja2",
    releases: "<3",
    beside: "markupsafe",
    besideReleases: ">=2.1",
    because: "Jinja2 2 imports `soft_unicode` from MarkupSafe, which MarkupSafe has no more since 2.1",
    write: ["MarkupSafe<2.1", "Jinja2>=3"]
  },
  {
    id: "packages/jinja2-too-old",
    name: "jinja2",
    releases: "<=2.10",
    python: ">=3.10",
    because: "this Jinja2 imports container types from `collections`, which Python has no more since 3.10",
    write: ["Jinja2>=3"]
  },
  {
    id: "packages/django-without-distutils",
    name: "django",
    releases: ">=2.2,<3",
    beside: "setuptools",
    besideReleases: "<0",
    missingSince: "3.12",
    because: "Django 2.2 imports distutils, which Python has no more since 3.12",
    write: ["Django>=3.2,<4"]
  },
  {
    id: "packages/pandas-for-numpy-1",
    name: "pandas",
    releases: "<2.1",
    beside: "numpy",
    besideReleases: ">=2",
    because: "this pandas was compiled for numpy 1, and refuses to be imported with numpy 2",
    write: ["numpy<2", "pandas>=2.2.2"]
  },
  {
    id: "packages/flask-without-url-quote",
    name: "flask",
    releases: ">=2,<2.2.5",
    beside: "werkzeug",
    besideReleases: ">=3",
    because: "this Flask imports `url_quote` from Werkzeug, which Werkzeug has no more since 3.0",
    write: ["Werkzeug<3", "Flask>=2.3"]
  },
  {
    id: "packages/flask-login-without-url-decode",
    name: "flask-login",
    releases: "<0.6.3",
    beside: "werkzeug",
    besideReleases: ">=3",
    because: "this Flask-Login imports `url_decode` from Werkzeug, which Werkzeug has no more since 3.0",
    write: ["Flask-Login>=0.6.3", "Werkzeug<3"]
  },
  {
    id: "packages/flask-wtf-without-markup",
    name: "flask-wtf",
    releases: "<1.2",
    beside: "flask",
    besideReleases: ">=3",
    because: "this Flask-WTF imports `Markup` from Flask, which Flask has no more since 3.0",
    write: ["Flask-WTF>=1.2", "Flask<3"]
  },
  {
    id: "packages/flask-sqlalchemy-too-old",
    name: "flask-sqlalchemy",
    releases: "<3",
    beside: "flask",
    besideReleases: ">=3",
    because: "Flask-SQLAlchemy 2 imports `_app_ctx_stack` from Flask, which Flask 3 does not have",
    write: ["Flask-SQLAlchemy>=3"]
  }
]

const matches = (version: string, releases: string | undefined): boolean =>
  releases === undefined || (validRange(releases) && satisfies(version, releases, { prereleases: true }))

const holds = (known: KnownBreak, versions: ReadonlyMap<string, string>, python: string): boolean => {
  const version = versions.get(known.name)
  if (version === undefined || !matches(version, known.releases) || !matches(python, known.python)) return false
  if (known.beside === undefined) return true
  const other = versions.get(known.beside)
  if (other !== undefined) return matches(other, known.besideReleases)
  return known.missingSince !== undefined && matches(python, `>=${known.missingSince}`)
}

const told = (known: KnownBreak, versions: ReadonlyMap<string, string>, python: PythonVersion): Warning => {
  const other = known.beside === undefined ? undefined : versions.get(known.beside)
  const beside =
    known.beside === undefined
      ? `Python ${line(python)}`
      : other === undefined
        ? `no ${known.beside}`
        : `${known.beside} ${other}`
  const [first, ...others] = known.write.map((each) => `\`${each}\``)
  const text = [
    `${known.name} ${versions.get(known.name) ?? ""} with ${beside}: ${known.because}.`,
    `Write the line ${first} into the requirements${others.length === 0 ? "" : `, or ${others.join(" or ")}`}.`
  ].join("\n")
  return { id: known.id, text }
}

/** What will fail when the app starts, one warning each, with the line to write. */
export const knownBreaks = (chosen: ReadonlyArray<Chosen>, python: PythonVersion): ReadonlyArray<Warning> => {
  const versions = new Map(chosen.map(({ name, version }) => [name, version]))
  return breaks
    .filter((known) => holds(known, versions, `${line(python)}.0`))
    .map((known) => told(known, versions, python))
}
