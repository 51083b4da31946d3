/** Requirement files: nothing that some pip from 9 to 26 installs may be refused, and what none can is explained. */
import { describe, expect, it } from "vitest"
import { describe as say } from "../../../src/domain/Origin.ts"
import { parse } from "../../../src/formats/requirements/RequirementsFile.ts"

const utf8 = (text: string) => new TextEncoder().encode(text)
type Tree = Readonly<Record<string, string | Uint8Array>>
/** An application in memory; a key that ends in `/` is an empty folder. */
const parseIn = (tree: Tree, environment: Readonly<Record<string, string>> = {}, root = "/app") =>
  parse(
    root,
    (path) => {
      const content = tree[path]
      if (content !== undefined) return typeof content === "string" ? utf8(content) : content
      const inside = path === "." ? "" : `${path}/`
      return Object.keys(tree).some((name) => name.startsWith(inside)) ? "directory" : "missing"
    },
    new Map(Object.entries(environment))
  )
/** Folders and files that the lines of the tables name. */
const surroundings: Tree = {
  "other.txt": "six\n",
  "nested/n.txt": "-r ../other.txt\n",
  "libs/good/setup.py": "",
  "dirpkg/pyproject.toml": "",
  "setup.py": "",
  "plain/readme.md": "",
  "foo-1.0.tar.gz": "",
  "wheels/six-1.0-py2.py3-none-any.whl": ""
}
const parseLine = (line: string, environment: Readonly<Record<string, string>> = {}) =>
  parseIn({ ...surroundings, "requirements.txt": line }, environment)
const ids = ({ problems }: ReturnType<typeof parse>) => problems.map(({ id }) => id)
const noticed = ({ notices }: ReturnType<typeof parse>) => notices.map(({ id }) => id)

/** Read by at least one of pip 9.0.3, 10.0.1, 19.1.1, 20.3.4, 21.3.1, 24.0, 26.0.1 and 26.3. */
const accepted = String.raw`
flask
flask (>=1.0)
flask(==1.0)
flask ()
flask (>=1.0,<2)
flask==1.0-custom
flask==2011k
flask==1.0=py38_0
flask[async]
flask [ async , dotenv ]
flask[]
flask[a](>=1.0)
flask>=1[a]
flask ; python_version>='3'
flask;python_version=='2.7'
flask>=1.0;sys.platform=='win32'
flask;
flask ; (python_version > '3')
flask ; python_version not in '2.7 3.4'
flask ; 'linux' in sys_platform
flask ; platform.python_implementation=='CPython'
flask ; python_implementation=='CPython'
flask ; extra == 'x'
flask ; python_version>'3'and os_name=='x'
flask ; python_version == "2.7" or python_version == '3'
flask ; python_version ~= '3.6'
flask==1.0 ; python_version < "3" --hash=sha256:aa
flask@https://example.test/flask.zip
flask @ https://example.test/flask.zip ; python_version>'3'
flask @ file:./libs/good
git+ssh://git@host/x.git@tag#egg=x&subdirectory=y
git+https://host/x.git#egg=x[a]
git+https://host/x.git
git://host/x.git#egg=x
GIT+https://host/x.git#egg=x
svn+https://host/x#egg=x
hg+https://host/x#egg=x
bzr+https://host/x#egg=x
https://host/x.tar.bz2
HTTP://host/x.zip
ftp://host/x.zip
http://host/x.zip ; python_version > '3'
http://host/x.zip;python_version > '3'
./libs/good
libs/good
libs/good/
./libs/good[dev]
dirpkg
dirpkg/
.
.[dev]
foo-1.0.tar.gz
./foo-1.0.tar.gz
wheels/six-1.0-py2.py3-none-any.whl
file:./libs/good
file:libs/good
file:///app/libs/good
file://localhost/app/libs/good
/app/libs/good
./missing.zip ; sys_platform == 'win32'
file:///nope/x.zip ; sys_platform == 'win32'
-e .
-e .[dev]
-e ./libs/good
-e dirpkg
-e file:./libs/good
-e git+https://host/x.git#egg=x
-e git://host/x.git#egg=x
-e "x @ git+https://host/x.git"
-e ./libs/good ; python_version > '3'
--editable=./libs/good
--editable ./libs/good
-f ./wheels
-r other.txt
-rother.txt
--requirement=other.txt
--requirement other.txt
--requirem other.txt
-r nested/n.txt
-r /app/other.txt
-r https://example.test/r.txt
-c other.txt
-c other.txt -r other.txt
-r other.txt flask
-i https://e.test/simple
--index https://e.test
--index-url=https://e.test/simple --extra-index-url https://f.test
--pypi-url https://e.test
--no-index
--pre
--prefer-binary
--require-hashes
--no-require-hashes
--all-releases flask
--only-final :all:
--no-binary :all:
--only-binary=:none:
--trusted-host e.test
--use-feature 2020-resolver
--process-dependency-links
--allow-external flask
--allow-all-external
--allow-unverified flask
--use-wheel
--no-use-wheel
-Z
--always-unzip
flask --hash=sha256:aaaa
flask==1.0 --hash=sha256:aaaa --hash sha384:bb
flask --global-option="x y"
flask --config-settings a=b
flask --config-setting a=b
flask -C a=b
flask # comment
flask # "quote
flask>=
flask!=
flask>= ,<2
flask== ; python_version < '3'
flask~=1.0
flask===foo
flask>=1.0,
flask==1.0,
flask >= 1.0 , < 2.0
flask==1.*
flask>=1.*
flask==1.0.*.*
flask>1.0+abc
flask==v1.0
flask==^1.0
flask==latest
flask==*
flask<>1.0
flask==1!1.0
flask==1.0-1
flask<2.0dev
flask<1.0>2.0
flask==1..0
flask_
1.0
python==3.8
- flask
-- flask
flask==1.0 - comment
flask==1.0 \\
\
`
  .trim()
  .split("\n")

describe("lines that some pip reads", () => {
  it.each(accepted)("lets pass: %s", (line) => expect(ids(parseLine(line))).toEqual([]))

  it.each([
    ["a form feed", "flask\fdjango", 2],
    ["a continued line", "flask \\\n==1.0", 1],
    ["a continued line that a comment ends", "flask \\\n# c\nredis", 2],
    ["an indented line", "\tflask\t==1.0\n", 1],
    ["a wide blank at the end", "flask\u00a0\n", 1],
    ["zero bytes in a comment", "# \0\nflask", 1]
  ])("lets %s pass", (_, text, count) => {
    const facts = parseLine(text)
    expect([ids(facts), facts.requirements.length]).toEqual([[], count])
  })
})

describe("lines that no pip installs", () => {
  it.each([
    ["pip install flask", "command", "`flask`"],
    ["$ pip3 install flask==1.0", "command", "`flask==1.0`"],
    ["python -m pip install flask", "command", "`flask`"],
    ["pip install -r other.txt", "command", ""],
    ["import flask", "python-code", "`flask`"],
    ["import json", "python-code", "part of Python itself"],
    ["from flask.views import View", "python-code", "`flask`"],
    ["sudo pip install flask", "command", "`flask`"],
    ["!pip install flask", "command", "`flask`"],
    ["\u001b[0m", "invisible-character", "type it anew"],
    ["<html>", "html", "raw file"],
    ["<head>", "html", "raw file"],
    ['<?xml version="1.0"?>', "html", "raw file"],
    ["||||||| base", "merge-conflict", "commit"],
    ["'flask'", "quoted", "`flask`"],
    ["'flask==1.0\"", "invalid-line", ""],
    ['flask = ["1"]', "other-format", ""],
    ["from flask import Flask", "python-code", "`flask`"],
    ["flask=1.0", "operator", "`flask==1.0`"],
    ["flask = 1.0", "operator", "`flask==1.0`"],
    ["flask=1.0=py38_0", "conda-export", "`flask==1.0`"],
    ["_libgcc_mutex=0.1=main", "conda-export", "Remove the line"],
    ["__glibc=2.35=0", "conda-export", "Remove the line"],
    ["@EXPLICIT", "conda-export", "pip list"],
    ["flask==", "operator", "leave the `==` out"],
    ["flask ==", "operator", "leave the `==` out"],
    ["flask[async] (===)", "operator", "leave the `===` out"],
    ["flask>=1.0,<", "operator", "leave the `<` out"],
    ["flask<= ,>1", "operator", "leave the `<=` out"],
    ["flask => 1.0", "operator", "`flask>=1.0`"],
    ["flask=<1.0", "operator", "`flask<=1.0`"],
    ["flask~=1", "operator", "`flask~=1.0`"],
    ["flask^1.2", "operator", "`flask~=1.2`"],
    ["flask@1.0", "operator", "`flask==1.0`"],
    ["flask 1.0", "operator", "`flask==1.0`"],
    ["flask (1.0)", "operator", "`flask==1.0`"],
    ["flask>=1.0 <2.0", "operator", "`flask>=1.0,<2.0`"],
    ["flask redis", "several", "`flask`, `redis`"],
    ["flask, redis", "several", "`flask`, `redis`"],
    ["flask==1.0 and redis", "several", "`flask==1.0`, `redis`"],
    ["flask && redis", "several", "`flask`, `redis`"],
    ["flask;; redis", "invalid-marker", ""],
    ["flask | redis | six", "several", "`flask`, `redis`, `six`"],
    ["flask==1,0", "invalid-line", "one requirement a line"],
    ['"flask==1.0"', "quoted", "`flask==1.0`"],
    ['"flask>=1.0",', "quoted", "`flask>=1.0`"],
    ['flask = "^1.0"', "other-format", ""],
    ['flask = {version = "1"}', "other-format", ""],
    ["[tool.poetry]", "other-format", ""],
    ["dependencies:", "other-format", ""],
    ["<<<<<<< HEAD", "merge-conflict", "commit"],
    ["=======", "merge-conflict", "commit"],
    [">>>>>>> branch", "merge-conflict", "commit"],
    ["<!DOCTYPE html>", "html", "raw file"],
    ["Package    Version", "list-output", "pip freeze"],
    ["---------- -------", "list-output", "pip freeze"],
    ["// comment", "comment", "#"],
    ["flask==1.0 // comment", "comment", "#"],
    ["flask#comment", "comment", "#"],
    ["; comment", "comment", "#"],
    ["flask \\ ", "blank-after-backslash", "blanks"],
    ["flask==1.0\t--hash=sha256:aaaa", "tab-before-option", "blank"],
    ["flask ; python_version > 3", "invalid-marker", "quotation marks"],
    ["flask ; python_version > '3", "invalid-marker", ""],
    ["flask ; platform_system = 'x'", "invalid-marker", ""],
    ["flask; redis", "invalid-marker", ""],
    ["flask python_version>'3'", "missing-semicolon", "`flask ; python_version>'3'`"],
    ["flask if python_version > '3'", "missing-semicolon", "`flask ; python_version > '3'`"],
    ["git@github.com:x/y.git", "version-control", "`git+ssh://git@github.com/x/y.git`"],
    ["ssh://git@host.example.test/x.git", "version-control", "`git+ssh://git@host.example.test/x.git`"],
    ["www.gitlab.com/x/y", "version-control", "`git+https://www.gitlab.com/x/y`"],
    ["git+git@host.example.test:x/y.git", "version-control", "`git+ssh://git@host.example.test/x/y.git`"],
    ["/* comment", "comment", "#"],
    ["rem comment of windows", "comment", "#"],
    ['"""', "comment", "#"],
    ["ssh://git@host/x.git", "version-control", "`git+ssh://git@host/x.git`"],
    ["github.com/x/y", "version-control", "`git+https://github.com/x/y`"],
    ["s3://bucket/x.zip", "unknown-address", "https://"],
    ["flask @ ./libs/good", "name-and-path", "`./libs/good`"],
    ["-e git+https://host/x.git", "editable-without-name", "#egg=NAME"],
    ["-e git@github.com:x/y.git", "version-control", "`-e git+ssh://git@github.com/x/y.git#egg=NAME`"],
    ["-e flask", "editable-target", "`flask` without `-e`"],
    ["-e https://host/x.zip#egg=x", "editable-target", "without `-e`"],
    ["--nope", "unknown-option", "$PIP_OPTS"],
    ["--upgrade", "unknown-option", "$PIP_OPTS"],
    ["flask -U", "unknown-option", "$PIP_OPTS"],
    ["-r", "option-value", "--requirement VALUE"],
    ["--no-index=1", "option-value", ""],
    ["flask --hash=md5:aaaa", "bad-hash", "sha256"],
    ['flask --global-option="x', "unclosed-quote", "Close"],
    ["flask\u200b", "invisible-character", "type it anew"],
    ["flask\u00a0==1.0", "invisible-character", "type it anew"],
    ["flask\0", "invisible-character", ""],
    ["flask≥1.0", "foreign-character", ">="],
    ["flask-", "invalid-line", ""],
    ["==1.0", "invalid-line", ""],
    ["flask[a b]", "invalid-line", ""],
    [`x${" ".repeat(50_000)}y z !`, "invalid-line", ""],
    ["${TOKEN}/flask", "path-missing", ""],
    ["${NAME} !", "variable-not-set", "NAME"],
    ["./plain", "path-not-installable", "setup.py"],
    ["-e ./plain", "path-not-installable", "setup.py"],
    ["./missing", "path-missing", "git ignores"],
    ["missing/", "path-missing", ""],
    ["./missing ; sys_platform == 'win32'", "path-missing", ""],
    ["missing-1.0.tar.gz", "path-missing", ""],
    ["pkg.whl", "path-missing", ""],
    ["-e ./missing", "path-missing", ""],
    ["./other.txt", "path-not-a-project", "`-r other.txt`"],
    ["-r missing.txt", "file-missing", "folder of the file"],
    ["-r nested\\n.txt", "file-missing", ""],
    ["-r wheels", "file-directory", ""],
    ["-r requirements.txt", "file-cycle", ""]
  ])("explains: %s", (line, condition, hint) => {
    const facts = parseLine(`six==1.0\n${line}`)
    expect(ids(facts)).toEqual([`requirements/${condition}`])
    const [problem] = facts.problems
    expect(problem?.message).toContain("requirements.txt line 2")
    expect(problem?.hints.join("\n")).toContain(hint)
    expect([problem?.blame, problem?.title === ""]).toEqual(["app", false])
  })

  it("tells a merge conflict once a file, and a web page once", () => {
    expect(ids(parseLine("<<<<<<< HEAD\nflask==1\n=======\nflask==2\n>>>>>>> b\n"))).toEqual([
      "requirements/merge-conflict"
    ])
    expect(ids(parseLine("<!DOCTYPE html>\n<html>\n<p>a b\n"))).toEqual(["requirements/html"])
  })

  it("tells an export of conda once a file, with its first lines and a command", () => {
    const names = [
      "_libgcc_mutex=0.1=main",
      "_openmp_mutex=5.1=1_gnu",
      "certifi=2024.2.2=py312_0",
      "flask=3.0.3=pypi_0"
    ]
    const text = ["# platform: linux-64", ...names, "python=3.12.3=h996f2a0_1", "six=1.16", "zlib=1.2.13=h5eee18b_1"]
    const facts = parseIn({ "requirements.txt": "-r base.txt\nsix=1.0\n", "base.txt": text.join("\n") })
    expect(ids(facts)).toEqual(["requirements/conda-export", "requirements/operator"])
    const [problem] = facts.problems
    expect([problem?.title, problem?.message.split("\n").slice(1)]).toEqual([
      "base.txt is a list for conda, not for pip",
      [
        "  base.txt line 2 is `_libgcc_mutex=0.1=main`",
        "  base.txt line 3 is `_openmp_mutex=5.1=1_gnu`",
        "  base.txt line 4 is `certifi=2024.2.2=py312_0`",
        "  … and 3 more lines like these."
      ]
    ])
    expect(problem?.hints.join(" ")).toContain("`pip list --format=freeze > base.txt`")
    expect(problem?.hints.join(" ")).toContain("only the packages that the app imports")
  })

  const repeated = (count: number, line: (n: number) => string) =>
    parseLine(Array.from({ length: count }, (_, n) => line(n + 1)).join("\n"))

  it("shows three of more than five lines with the same mistake, and counts the others", () => {
    const operators = repeated(9, (n) => `p${n}=1.${n}`).problems
    expect(operators.map(({ id, title }) => [id, title])).toEqual([
      ["requirements/operator", "9 lines of requirements.txt have the same mistake"]
    ])
    expect(operators[0]?.message.split("\n")).toEqual([
      ...[1, 2, 3].map(
        (n) =>
          `  requirements.txt line ${n} is \`p${n}=1.${n}\`. A single \`=\` is not an operator. Write \`p${n}==1.${n}\`.`
      ),
      "  … and 6 more lines like these."
    ])
    const [paths] = repeated(6, (n) => `./nowhere${n}`).problems
    expect([paths?.id, paths?.message.split("\n").length]).toEqual(["requirements/path-missing", 4])
    expect(paths?.hints).toEqual([expect.stringContaining("git ignores")])
  })

  it("shows five lines with the same mistake one by one", () => {
    expect(ids(repeated(5, (n) => `p${n}=1.${n}`))).toEqual(Array.from({ length: 5 }, () => "requirements/operator"))
  })

  it("hides passwords in lines that are told together", () => {
    const [problem] = repeated(6, (n) => `s3://me:hunter2@e.test/${n}.zip`).problems
    expect([problem?.id, problem?.message.includes("hunter2")]).toEqual(["requirements/unknown-address", false])
  })

  it("lists several mistakes in the order of the file", () => {
    const facts = parseLine("flask=1.0\n-r missing.txt\n./missing\nsix\n")
    expect(ids(facts)).toEqual(["requirements/operator", "requirements/file-missing", "requirements/path-missing"])
    expect(facts.requirements.map(({ name }) => name)).toEqual(["six"])
  })

  it("shows no password and no invisible character", () => {
    const facts = parseLine(
      [
        "s3//x://me:hunter2@e.test !",
        "fla\u200bsk",
        "-e svn+https://me:hunter2@e.test/x",
        "-e s3://me:hunter2@e.test/x",
        "s3://me:hunter2@e.test/x.zip",
        "-r ftp://me:hunter2@e.test/x.txt",
        "flask >> https://me:hunter2@e.test/x.zip"
      ].join("\n")
    )
    const text = facts.problems.flatMap(({ message, hints }) => [message, ...hints]).join("\n")
    expect(facts.problems).toHaveLength(7)
    expect(text).not.toContain("hunter2")
    expect(text).toContain("fla<U+200B>sk")
  })
})

describe("leftovers of pip freeze", () => {
  it.each(["pkg-resources==0.0.0", "pkg_resources==0.0.0", "pkg-resources == 0.0.0"])("explains %s", (line) => {
    const facts = parseLine(`flask\n${line}\n`)
    expect(ids(facts)).toEqual(["requirements/freeze-leftover"])
    expect(facts.problems[0]?.message).toMatch(/line 2 .* Debian and Ubuntu/)
    expect(facts.problems[0]?.hints).toEqual(["Remove the line from requirements.txt."])
  })

  it("lets such a line pass as a constraint, where it asks for nothing", () => {
    expect(ids(parseIn({ "requirements.txt": "-c c.txt", "c.txt": "pkg-resources==0.0.0" }))).toEqual([])
  })

  it("lists all paths of another computer in one error with the lines to write", () => {
    const facts = parseLine(
      [
        "certifi @ file:///home/conda/feedstock_root/build_artifacts/certifi_1655/work/certifi",
        "flask=1.0",
        "file:///home/me/wheels/Jinja2-3.1.2-py3-none-any.whl",
        "/home/me/foo-bar-1.2.tar.gz",
        "-e /home/me/project",
        "C:\\Users\\me\\x",
        "-e c:\\users\\me\\x",
        "numpy @ file:///C:/ci/numpy_1/work"
      ].join("\n")
    )
    expect(ids(facts)).toEqual(["requirements/path-of-another-machine", "requirements/operator"])
    const [problem] = facts.problems
    expect(problem?.message.split("\n")).toHaveLength(8)
    expect(problem?.message).toContain("requirements.txt line 5: -e /home/me/project")
    expect(problem?.hints.slice(0, 3)).toEqual([
      "requirements.txt line 1: write `certifi`.",
      "requirements.txt line 3: write `jinja2==3.1.2`.",
      "requirements.txt line 4: write `foo-bar==1.2`."
    ])
    expect(problem?.hints.at(-1)).toContain("pip list --format=freeze")
  })
})

describe("paths of another computer", () => {
  it.each([
    ["C:\\Users\\x\\six-1.0-py2-none-any.whl", "write `six==1.0`."],
    ["C:/x/foo-1.0.tar.gz", "write `foo==1.0`."],
    ["file:///C:/Users/x/y.whl", "write the package's name"],
    ["file:C:/x/six-1.0-py2-none-any.whl", "write `six==1.0`."],
    ["file://C:/x/six-1.0-py2-none-any.whl", "write `six==1.0`."],
    ["six @ file:///C:/x/y.whl", "write `six`."],
    ["-e file:///C:/x", "write the package's name"],
    ["-e C:/x/y-1.0.zip", "write `y==1.0`."]
  ])("have a drive of Windows: %s", (line, hint) => {
    const facts = parseLine(line)
    expect(ids(facts)).toEqual(["requirements/path-of-another-machine"])
    expect(facts.problems[0]?.hints[0]).toContain(hint)
  })

  it("are of no interest where their marker does not hold", () => {
    expect(ids(parseLine("C:\\x\\y-1.0.zip ; sys_platform == 'win32'"))).toEqual([])
  })

  it("are counted where there are many", () => {
    const lines = Array.from({ length: 40 }, (_, n) => `p${n} @ file:///home/conda/p${n}`)
    const [problem, ...more] = parseLine(lines.join("\n")).problems
    expect([more, problem?.message.split("\n").length, problem?.hints.length]).toEqual([[], 5, 4])
    expect(problem?.message).toContain("and 37 more lines like these")
  })

  it("are none in the app, where a line is told how folders are written", () => {
    const [problem] = parseLine(".\\libs\\missing.whl").problems
    expect([problem?.id, problem?.hints.at(-1)]).toEqual([
      "requirements/path-missing",
      expect.stringContaining("Write folders with `/`")
    ])
  })
})

it("a notice about lines shows where each ends", () => {
  expect(parseLine("-e .").notices[0]?.text).toMatch(/: requirements\.txt line 1: `-e \.`\.$/)
})

describe("facts of a line", () => {
  it.each([
    ["Flask_Login >= 1.0 , <2", { kind: "named", name: "flask-login", specifier: ">= 1.0,<2" }],
    ["flask==1.0", { name: "flask", pin: "1.0" }],
    ["flask (===1.0) ; python_version < '3'", { pin: "1.0", marker: "python_version < '3'" }],
    ["raven[flask,Sentry]", { name: "raven", extras: ["flask", "Sentry"] }],
    ["x @ https://h.test/x.zip", { kind: "url", name: "x" }],
    ["https://h.test/a.b-1.0-py3-none-any.whl#sha256=00", { kind: "url", name: "a-b" }],
    ["https://h.test/x.zip#egg=A_b", { kind: "url", name: "a-b" }],
    ["git+https://h.test/x.git#subdirectory=pkg&egg=x", { kind: "vcs", name: "x" }],
    ["-e git+https://h.test/x.git#egg=x", { kind: "editable-vcs", name: "x" }],
    [".[dev]", { kind: "path", localPath: ".", extras: ["dev"] }],
    ["-e .", { kind: "editable-path", localPath: "." }],
    ["./libs/../libs/good", { kind: "path", localPath: "libs/good" }],
    ["good @ file:./libs/good", { kind: "path", localPath: "libs/good", name: "good" }],
    ["file:///app/libs/good#egg=Good", { kind: "path", localPath: "libs/good", name: "good" }],
    ["file:///app/libs#subdirectory=good", { kind: "path", localPath: "libs" }],
    ["file:../app/libs/good", { kind: "path", localPath: "libs/good" }],
    ["dirpkg", { kind: "named", name: "dirpkg" }],
    [
      "./wheels/six-1.0-py2.py3-none-any.whl",
      { kind: "archive-path", localPath: "wheels/six-1.0-py2.py3-none-any.whl", name: "six" }
    ],
    [
      "flask==1.0 --hash=sha256:a \\\n  --hash=sha256:b",
      { hashes: 2, text: "flask==1.0 --hash=sha256:a   --hash=sha256:b" }
    ]
  ])("reads %j", (line, expected) => {
    const facts = parseLine(line)
    expect(ids(facts)).toEqual([])
    expect(facts.requirements).toMatchObject([{ ...expected, origin: { path: "requirements.txt", line: 1 } }])
  })

  it.each(["flask==1.*", "flask==1.0,!=1.1", "flask>=1.0", "flask=== ; os_name == 'nt'", "flask==1.0+*"])(
    "sees no pin in %s",
    (line) => {
      expect(parseLine(line).requirements[0]).not.toHaveProperty("pin")
    }
  )

  it("counts lines as they stand in the file", () => {
    const facts = parseLine("\ufeff# c\r\n\r\nflask \\\r\n  ==1.0\r\nsix # why\r\n")
    expect(facts.requirements.map(({ origin, text }) => [say(origin), text])).toEqual([
      ["requirements.txt line 3", "flask   ==1.0"],
      ["requirements.txt line 5", "six"]
    ])
  })

  it("keeps the options of the file, shortened ones in full, and not those of a requirement", () => {
    const facts = parseLine(
      "-i https://e.test/s\n--find ./wheels --pre\n--extra-index-url='https://f.test/a b'\nflask --no-index\n"
    )
    expect(facts.options.map(({ name, value }) => [name, value])).toEqual([
      ["--index-url", "https://e.test/s"],
      ["--find-links", "./wheels"],
      ["--pre", undefined],
      ["--extra-index-url", "https://f.test/a b"]
    ])
  })

  it.each([
    ["flask==1.0", false],
    ["flask==1.0 --hash=sha256:a\nsix", true],
    ["--require-hashes\nflask", true],
    ["--no-require-hashes\nflask==1.0 --hash=sha256:a", false]
  ])("knows hash mode: %j", (text, hashMode) => expect(parseLine(text).hashMode).toBe(hashMode))
})

describe("files that name files", () => {
  it("follows them from the folder of the file that names them", () => {
    const facts = parseIn({
      "requirements.txt": "-r requirements/prod.txt\nlast",
      "requirements/prod.txt": "-r base.txt\n-c ../constraints.txt\nprod",
      "requirements/base.txt": "base",
      "constraints.txt": "limit==1\n-r more.txt",
      "more.txt": "more"
    })
    expect(ids(facts)).toEqual([])
    expect(facts.files).toEqual([
      "requirements.txt",
      "requirements/prod.txt",
      "requirements/base.txt",
      "constraints.txt",
      "more.txt"
    ])
    expect(facts.requirements.map(({ name, constraint, origin }) => [name, constraint, say(origin)])).toEqual([
      ["base", false, "requirements/base.txt line 1"],
      ["limit", true, "constraints.txt line 1"],
      ["more", false, "more.txt line 1"],
      ["prod", false, "requirements/prod.txt line 3"],
      ["last", false, "requirements.txt line 2"]
    ])
  })

  it("takes local paths from the application's root, as pip does, and not from the file", () => {
    const facts = parseIn({ "requirements.txt": "-r sub/r.txt", "sub/r.txt": "./lib", "lib/setup.py": "" })
    expect([ids(facts), facts.requirements[0]?.localPath]).toEqual([[], "lib"])
  })

  it("reads a file once however often it is named", () => {
    const facts = parseIn({ "requirements.txt": "-r a.txt\n-r b.txt\n", "a.txt": "-r b.txt", "b.txt": "six" })
    expect([ids(facts), facts.requirements.length]).toEqual([[], 1])
  })

  it("refuses a circle and names the line that closes it", () => {
    const facts = parseIn({ "requirements.txt": "-r a.txt", "a.txt": "six\n-c requirements.txt" })
    expect(ids(facts)).toEqual(["requirements/file-cycle"])
    expect(facts.problems[0]?.message).toMatch(/^a\.txt line 2 is `-c requirements\.txt`/)
  })

  it("names the line in a nested file that names a missing one", () => {
    const facts = parseIn({ "requirements.txt": "-r a/b.txt", "a/b.txt": "\n-r c.txt" })
    expect(facts.problems[0]?.message).toBe("a/b.txt line 2 is `-r c.txt`: a/c.txt is not there.")
  })

  it("keeps a file behind a URL as a fact", () => {
    const facts = parseLine("-r https://e.test/r.txt\n-c http://e.test/c.txt\n")
    expect(facts.options.map(({ name, value }) => [name, value])).toEqual([
      ["--requirement", "https://e.test/r.txt"],
      ["--constraint", "http://e.test/c.txt"]
    ])
  })

  it("reads files outside of the application and says where they lie", () => {
    const facts = parseIn({
      "requirements.txt": "-r ../shared.txt\n-r /etc/r.txt\n",
      "../shared.txt": "a",
      "/etc/r.txt": "b"
    })
    expect(facts.files).toEqual(["requirements.txt", "../shared.txt", "/etc/r.txt"])
  })
})

describe("encodings", () => {
  const latin1 = Uint8Array.from([..."flask\n# gr\u00fcn\n"].map((c) => c.charCodeAt(0)))
  const utf16 = Uint8Array.from([..."flask\n"].flatMap((c) => [c.charCodeAt(0), 0]))
  it.each([
    ["Latin-1 that says nothing", latin1, ["requirements/file-not-utf8"], "requirements.txt line 2"],
    ["UTF-16 without a mark", utf16, ["requirements/file-not-text"], "requirements.txt"]
  ])("refuses %s", (_, content, expected, where) => {
    const facts = parseIn({ "requirements.txt": content })
    expect(ids(facts)).toEqual(expected)
    expect(facts.problems[0]?.message).toContain(where)
  })
  it.each([
    ["UTF-16 with its mark", Uint8Array.from([0xff, 0xfe, ...utf16])],
    ["a declared encoding", Uint8Array.from([...utf8("# coding: latin-1\n"), ...latin1])]
  ])("reads %s", (_, content) => {
    const facts = parseIn({ "requirements.txt": content })
    expect([ids(facts), facts.requirements[0]?.name]).toEqual([[], "flask"])
  })
})

describe("variables and secrets", () => {
  it("expands upper-case variables that are set, for options and names, and keeps the text as written", () => {
    const facts = parseLine("--index-url https://${USER_1}:${PASS}@e.test/\n${PKG}==1\n$PKG\n", {
      USER_1: "u",
      PASS: "p%40ss",
      PKG: "flask"
    })
    expect(facts.options[0]?.value).toBe("https://u:p%40ss@e.test/")
    expect(facts.requirements[0]).toMatchObject({ name: "flask", text: "${PKG}==1" })
    expect(facts.secrets).toEqual(expect.arrayContaining(["p%40ss", "p@ss"]))
  })

  it("warns of variables that are not set", () => {
    const facts = parseLine("git+https://${TOKEN}@e.test/x.git#egg=x\n${lower}\n")
    expect(facts.notices).toMatchObject([
      { level: "warning", id: "requirements/variable-not-set", text: expect.stringContaining("line 1: `${TOKEN}`") }
    ])
  })

  it.each([
    ["https://me:hunter2@e.test/x.zip", ["hunter2"]],
    ["git+https://ghp_0123456789abcdef@e.test/x.git", ["ghp_0123456789abcdef"]],
    ["git+https://tok_1:x-oauth-basic@e.test/x.git", ["tok_1"]],
    ["git+https://tok_2:@e.test/x.git", ["tok_2"]],
    ["x @ https://me:p%3Aw@e.test/x.zip", ["p%3Aw", "p:w"]]
  ])("finds the secrets of %s", (line, secrets) =>
    expect(parseLine(line).secrets).toEqual(expect.arrayContaining(secrets))
  )

  it("sees no secret in the user of a repository", () => {
    expect(parseLine("git+ssh://git@e.test/x.git#egg=x").secrets).toEqual([])
  })
})

describe("notices", () => {
  it("lists all editable lines in one", () => {
    const facts = parseLine("-e .\n-e ./libs/good\nsix\n")
    expect(facts.notices).toMatchObject([{ level: "notice", id: "requirements/editable" }])
    expect(facts.notices[0]?.text).toMatch(/line 1: `-e \.`, .*line 2: `-e \.\/libs\/good`\.$/)
  })

  it.each([
    ["flask==1.0-custom", ["requirements/legacy-version"]],
    ["flask>=", ["requirements/legacy-version"]],
    ["flask==1.0.dev1", []],
    ["--allow-external flask", ["requirements/obsolete-option"]],
    ["--process-dependency-links", ["requirements/obsolete-option"]],
    ["- flask", ["requirements/ignored"]],
    ["-r other.txt flask", ["requirements/ignored"]],
    ["-r other.txt -r nested/n.txt", ["requirements/ignored"]],
    ["flask", []]
  ])("warns of %s as %j", (line, expected) => expect(noticed(parseLine(line))).toEqual(expected))
})
