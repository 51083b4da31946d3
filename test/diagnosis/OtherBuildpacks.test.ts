/** What other Python buildpacks explain when a build fails, row by row, and the ids under which it is told here. */
import { describe, expect, it } from "vitest"
import { diagnose } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { captured } from "../support/pip/CapturedOutput.ts"
import { building } from "../support/pip/FramedBuild.ts"
import { ids } from "../support/pages/Ids.ts"
import { errorOf, planOf, said } from "../support/memory/PlannedApp.ts"

/** Ids, or why nothing fails here that could be explained. */
type Told = ReadonlyArray<string> | string
type Row = readonly [what: string, told: Told]

const heroku: ReadonlyArray<Row> = [
  ["nothing like Python at the top", ["application/not-python"]],
  ["a stack past its end of life", "nothing here depends on a list of stacks"],
  ["a stack that is not known", "nothing here depends on a list of stacks"],
  ["the buildpack ran already in this build", "what it has put there is its own, and is staged anew"],
  ["the app brings the folder of the interpreter", ["application/place-taken"]],
  ["a virtual environment was committed", ["application/virtual-environment"]],
  ["a hook emptied the cache", ["cache/damaged-entry", "cache/not-kept"]],
  ["bin/pre_compile fails", ["hook/failed", "hook/not-started"]],
  ["bin/post_compile fails", ["hook/failed", "hook/not-started"]],
  ["Pipfile without Pipfile.lock", ["packages/not-read"]],
  ["setup.py alone", "it is built and installed"],
  ["no file of a package manager", ["application/not-python", "packages/imported-not-installed"]],
  ["files of several package managers", ["installers/several-managers"]],
  [".python-version misspelt", ["application/near-miss"]],
  [".python-version in another encoding", ["python-version-file/invalid-encoding"]],
  [".python-version without a version", ["python-version-file/no-version"]],
  [".python-version with several", ["python-version-file/multiple-versions"]],
  [
    ".python-version with something else",
    ["python-version-file/invalid-version", "python-version-file/control-characters"]
  ],
  ["runtime.txt malformed", ["runtime-txt/invalid-version"]],
  ["runtime.txt with uv", "it is read whatever installs"],
  ["uv.lock without .python-version", ["python/default"]],
  ["Pipfile.lock is no JSON", ["lock-file/unreadable"]],
  ["Pipfile.lock has no version where one belongs", ["pipfile-lock/invalid-version"]],
  ["a line past its end of life", ["python/end-of-life", "python/not-on-stack"]],
  ["a line that is newer or unknown", ["python/newer-than-known", "python/not-on-stack"]],
  ["a patch release that is not there", ["python/patch-not-on-stack", "python/other-patch"]],
  ["Python cannot be fetched", ["runtime/not-obtained"]],
  ["pip cannot be fetched", ["tools/unavailable", "tools/own-pip-used"]],
  ["Pipenv cannot be fetched", "no Pipenv is needed: its lock file is read"],
  ["Poetry cannot be fetched", "no Poetry is needed: its lock file is read"],
  ["uv cannot be fetched", "no uv is needed: its lock file is read"],
  ["pip install fails", ["pip/failed", "pip/no-such-package", "pip/conflict", "pip/build-failed"]],
  ["Pipfile.lock is out of step", ["lock-file/drifted"]],
  [
    "poetry.lock is out of step, or for another Python",
    ["lock-file/drifted", "lock-file/made-for-others", "python/outside-declared-range"]
  ],
  [
    "uv.lock is out of step, or for another Python",
    ["lock-file/drifted", "lock-file/made-for-others", "python/outside-declared-range"]
  ],
  ["GDAL's library is missing", ["pip/missing-library"]],
  ["sqlite3.h is missing", ["pip/missing-header"]],
  ["metadata that pip refuses", ["pip/invalid-metadata"]],
  ["NLTK's data", ["passed-over/nltk"]],
  ["collectstatic: a syntax error", ["static-files/settings"]],
  ["collectstatic: ImproperlyConfigured", ["static-files/improper", "static-files/missing-variable"]],
  ["collectstatic: a style sheet names what is not there", ["static-files/missing-reference"]],
  ["collectstatic: a folder is missing", ["static-files/missing-folder"]],
  ["collectstatic: anything else", ["static-files/failed", "static-files/storage", "static-files/database"]],
  ["the pip that Python brings is missing", ["tools/unavailable"]],
  ["a state that should not be", ["buildpack/defect"]],
  ["a command fails where nobody expects it", ["buildpack/defect", "process/not-started"]],
  [
    "warnings: no version, the end is near, another patch",
    ["python/default", "python/end-of-life-ahead", "python/other-patch"]
  ]
]

const herokuNative: ReadonlyArray<Row> = [
  ["variables that would break the build", "builds and Python see a stated list of variables alone"],
  ["several managers", ["installers/several-managers"]],
  ["no manager", ["application/not-python", "packages/not-read"]],
  [".python-version: no version in it that is one", ["python-version-file/invalid-version"]],
  [".python-version: several", ["python-version-file/multiple-versions"]],
  [".python-version: none", ["python-version-file/no-version"]],
  [".python-version: unreadable", ["python-version-file/invalid-encoding", "application/unreadable-file"]],
  ["uv without .python-version", ["python/default"]],
  ["runtime.txt", "it is read"],
  ["end of life", ["python/end-of-life"]],
  ["unknown version", ["python/not-on-stack"]],
  ["the archive of Python cannot be had", ["runtime/not-obtained", "runtime/index-unusable"]],
  ["it cannot be unpacked", ["runtime/wrong-checksum", "runtime/unusable"]],
  ["no such patch release for this system", ["python/patch-not-on-stack", "python/none-on-stack"]],
  ["pip cannot be had", ["tools/unavailable"]],
  ["an environment cannot be made", ["filesystem/access-failed", "process/not-started"]],
  ["pip install fails", ["pip/failed"]],
  ["Poetry cannot be had", "no Poetry is needed"],
  ["an environment cannot be made for Poetry", "no Poetry is needed"],
  ["poetry sync fails", ["lock-file/drifted", "lock-file/made-for-others", "python/outside-declared-range"]],
  ["uv cannot be had", "no uv is needed"],
  ["uv cannot be unpacked", "no uv is needed"],
  ["an environment cannot be made for uv", "no uv is needed"],
  ["uv sync fails", ["lock-file/drifted", "lock-file/made-for-others", "python/outside-declared-range"]],
  ["Django's commands cannot be asked for", ["static-files/settings", "static-files/missing-variable"]],
  ["collectstatic fails", ["static-files/failed"]],
  ["whether a file exists cannot be seen", ["filesystem/access-failed"]],
  ["a file cannot be read", ["filesystem/access-failed", "application/unreadable-file"]],
  ["a program cannot be started", ["process/not-started"]],
  ["the pip that Python brings is missing", ["tools/unavailable"]],
  ["an error of the framework", ["buildpack/defect"]]
]

const others: ReadonlyArray<Row> = [
  ["an incomplete vendor/", ["pip/no-such-package", "plan/needs-network"]],
  ["a wrong checksum", ["runtime/wrong-checksum", "pip/hash-mismatch"]],
  ["an unknown Python, with those that there are", ["python/not-on-stack"]],
  ["a build backend that is not known", ["pip/build-backend-unavailable"]],
  ["a range that nothing meets", ["python/range-not-on-stack"]],
  ["a lock file that is missing", ["packages/not-read", "installers/manager-without-lock", "lock-file/not-there"]],
  ["no main.py and no entry point", ["stage/no-start-command", "image/no-command", "start/several-candidates"]],
  ["conflicts by pip check", ["packages/do-not-fit"]],
  ["syntax errors in the app", ["static-files/settings", "start/not-importable"]],
  ["no start command", ["stage/no-start-command", "start/no-server"]],
  ["Django without WSGI_APPLICATION", ["start/no-server", "stage/no-start-command"]],
  ["a requirement file that a variable names is missing", ["requirements/chosen-missing"]]
]

describe.each([
  ["Heroku", heroku, 48],
  ["Heroku's Cloud Native buildpacks", herokuNative, 31],
  ["others", others, 12]
] as const)("what %s explain", (_, rows, count) => {
  it("is told here, under ids that there are", () => {
    expect(rows.length).toBe(count)
    const lacking = rows.flatMap(([what, told]) =>
      typeof told === "string" ? [] : told.filter((id) => !ids.includes(id)).map((id) => `${what}: ${id}`)
    )
    expect(lacking).toEqual([])
  })
})

describe("a misspelt name", () => {
  const versions = [
    " .python-version",
    ".python-version ",
    ".python.version",
    ".python_version",
    ".pythonversion",
    ".python-version.txt",
    ".python-version.py",
    ".python-version.rtf",
    ".python-versions",
    ".Python-version",
    ".PYTHON-VERSION",
    ".python-verison",
    ".pyhton-version",
    "python-version",
    "python_version",
    "python-version.txt",
    ".python-version'",
    '".python-version"',
    ",python-version",
    ".py-version"
  ]
  const lists = [
    "requirement.txt",
    "Requirements.txt",
    "requirements.text",
    "requirements.txt.txt",
    "requirments.txt",
    "requirements",
    "requirements.txt "
  ]

  it.each(versions)("of the Python is noticed: `%s`", async (name) => {
    expect(said(await planOf({ files: { [name]: "3.12\n", "requirements.txt": "flask\n" } }))).toContain(
      "warning application/near-miss"
    )
  })

  it.each(lists)("of the list is noticed: `%s`", async (name) => {
    const told = await errorOf({ files: { [name]: "flask\n" } })
    expect([told.id, told.hints.join("\n")]).toEqual([
      "application/not-python",
      expect.stringContaining("requirements.txt")
    ])
  })
})

describe("what a tool says", () => {
  it.each([
    [
      "GDAL",
      "FileNotFoundError: [Errno 2] No such file or directory: 'gdal-config'",
      "pip/missing-library",
      "libgdal-dev"
    ],
    [
      "SQLite",
      "src/a.c:1:10: fatal error: sqlite3.h: No such file or directory",
      "pip/missing-header",
      "libsqlite3-dev"
    ]
  ])("of %s names the package of the system", (_, line, id, os) => {
    const [found] = diagnose(building("3.12", line))
    expect([found.id, found.hints.join("\n")]).toEqual([id, expect.stringContaining(os)])
  })

  it("of an old Celery names a release that will do", () => {
    expect(diagnose(captured("celery-3.11"))[0].hints.join("\n")).toMatch(/celery|setuptools<66/)
  })
})
