/** The fingerprint changes exactly when one of its inputs does, and every reason has its name. */
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { differences, fingerprint, type Inputs, latest, nearest, withoutOwn } from "../../src/keys/EnvironmentInputs.ts"
import type { Planted } from "../../src/testing/MemoryFilesystem.ts"
import { runtime } from "../support/memory/Stack.ts"
import { askedOf, inputsOf, type World } from "../support/memory/FingerprintedApp.ts"

const secrets = ["hunter2-of-the-index", "t0ken-of-the-extra-index", "t0ken-in-the-settings"]
const [password = "", token = "", setting = ""] = secrets

/** An app that uses every way to say what it needs. */
const base: World = {
  root: "/app",
  files: {
    "requirements.txt": [
      "-r requirements/base.txt",
      "-c constraints.txt",
      "-r file:///shared/by%20address.txt",
      "--find-links wheels",
      "--extra-index-url https://${EXTRA_USER}:${EXTRA_TOKEN}@extra.example.test/simple",
      "./libs/local"
    ].join("\n"),
    "requirements/base.txt": "flask==3.0.0\nsix @ https://${FILE_HOST}/six-1.16.0.tar.gz\n",
    "constraints.txt": "click<9\n",
    "/shared/by address.txt": "jinja2\n",
    "wheels/some-1.0-py3-none-any.whl": "wheel",
    "more-wheels/other-1.0-py3-none-any.whl": "wheel",
    "conf-wheels/third-1.0-py3-none-any.whl": "wheel",
    "libs/local/setup.py": "from setuptools import setup\nsetup(name='local')\n",
    "libs/local/local.py": "text = 1\n",
    "setup.py": "from setuptools import setup\nsetup(name='shop')\n",
    "requirements.pypm": "redis\n",
    "pyproject.toml": "[dependency-groups]\ndev = ['pytest']\n",
    "env-constraints.txt": "setuptools<81\n",
    "conf/pip.cfg": `[global]\nextra-index-url = https://me:${setting}@conf.example.test/simple\nconstraint = conf/constraints.txt\nfind-links =\n    conf-wheels`,
    "conf/constraints.txt": "werkzeug<4\n",
    "/etc/pip.conf": "[global]\ntimeout = 20\n"
  },
  variables: {
    PATH: "/usr/bin:/bin",
    HOME: "/home/me",
    STACK: "stack-24",
    PIP_CONFIG_FILE: "{app}/conf/pip.cfg",
    PIP_INDEX_URL: `https://me:${password}@index.example.test/simple`,
    PIP_FIND_LINKS: "{app}/more-wheels",
    PIP_CONSTRAINT: "env-constraints.txt",
    PIP_OPTS: "--pre --group=dev",
    PYPM_OPTS: "-v",
    EXTRA_USER: "me",
    EXTRA_TOKEN: token,
    FILE_HOST: "files.example.test",
    CFLAGS: "-O2 -I{app}/include",
    PYTHON_BUILD_ENV: "SHOP_FLAGS",
    SHOP_FLAGS: "fast",
    UNRELATED: "1"
  },
  runtime: { ...runtime("3.12.1"), executable: "/opt/pythons/3.12.1/bin/python3.12" }
}

type Change = readonly [what: string, change: (world: World) => World, reasons: ReadonlyArray<string>]
const file =
  (path: string, content: Planted) =>
  (world: World): World => ({ ...world, files: { ...world.files, [path]: content } })
const without =
  (path: string) =>
  (world: World): World => ({
    ...world,
    files: Object.fromEntries(Object.entries(world.files).filter(([name]) => name !== path))
  })
const variable =
  (name: string, value: string) =>
  (world: World): World => ({
    ...world,
    variables: { ...world.variables, [name]: value }
  })
const unset =
  (name: string) =>
  (world: World): World => ({
    ...world,
    variables: Object.fromEntries(Object.entries(world.variables).filter(([other]) => other !== name))
  })
const text = (path: string): string => {
  const content = base.files[path]
  return typeof content === "string" ? content : ""
}
const python =
  (facts: Partial<World["runtime"]>) =>
  (world: World): World => ({
    ...world,
    runtime: { ...world.runtime, ...facts }
  })
const own = "the app's own files changed"

const changing: ReadonlyArray<Change> = [
  [
    "the first requirement file",
    file("requirements.txt", `${text("requirements.txt")}\nclick`),
    ["requirements.txt changed", own]
  ],
  [
    "a nested one",
    file("requirements/base.txt", `${text("requirements/base.txt")}click\n`),
    ["requirements/base.txt changed", own]
  ],
  ["a constraints file", file("constraints.txt", "click<8\n"), ["constraints.txt changed", own]],
  ["a file named by its address", file("/shared/by address.txt", "jinja2==3.0\n"), ["/shared/by address.txt changed"]],
  [
    "a folder of packages of the file",
    file("wheels/new-1.0-py3-none-any.whl", ""),
    ["the packages in wheels changed", own]
  ],
  ["a package in it", file("wheels/some-1.0-py3-none-any.whl", "other"), ["the packages in wheels changed", own]],
  [
    "a folder of packages of a variable",
    file("more-wheels/other-1.0-py3-none-any.whl", ""),
    ["the packages in more-wheels changed", own]
  ],
  [
    "a folder of packages of the settings",
    without("conf-wheels/third-1.0-py3-none-any.whl"),
    ["the packages in conf-wheels changed", own]
  ],
  ["the content of a local folder", file("libs/local/local.py", "text = 2\n"), ["libs/local changed", own]],
  ["a mode in it", file("libs/local/local.py", { content: "text = 1\n", mode: 0o755 }), ["libs/local changed", own]],
  [
    "a name in it",
    (world) => file("libs/local/new.py", "text = 1\n")(without("libs/local/local.py")(world)),
    ["libs/local changed", own]
  ],
  ["a link in it", file("libs/local/local.py", { link: "setup.py" }), ["libs/local changed", own]],
  ["the app's own code", file("shop.py", "import flask\n"), [own]],
  ["a branch of its repository", file(".git/refs/heads/main", "0".repeat(40)), [own]],
  [
    "the list of pypm",
    file("requirements.pypm", "redis>=2\n"),
    ["requirements.pypm changed", "what is to be installed changed", own]
  ],
  ["the options of pypm", variable("PYPM_OPTS", "-q"), ["$PYPM_OPTS changed"]],
  [
    "a group of pyproject.toml",
    file("pyproject.toml", "[dependency-groups]\ndev = ['pytest', 'tox']\n"),
    ["pyproject.toml changed", own]
  ],
  ["the options of pip", variable("PIP_OPTS", "--group=dev"), ["$PIP_OPTS changed"]],
  ["a setting of pip", variable("PIP_PREFER_BINARY", "1"), ["$PIP_PREFER_BINARY is new"]],
  [
    "the index",
    variable("PIP_INDEX_URL", `https://me:${password}@other.example.test/simple`),
    ["$PIP_INDEX_URL changed"]
  ],
  [
    "constraints of the environment",
    file("env-constraints.txt", "setuptools<80\n"),
    ["env-constraints.txt changed", own]
  ],
  [
    "a file of settings",
    file("conf/pip.cfg", `${text("conf/pip.cfg")}\n# more`),
    ["pip's settings in conf/pip.cfg changed", own]
  ],
  [
    "constraints that settings name",
    file("conf/constraints.txt", "werkzeug<3\n"),
    ["pip's settings in conf/constraints.txt changed", own]
  ],
  ["the settings of the host", file("/etc/pip.conf", "[global]\n"), ["pip's settings in /etc/pip.conf changed"]],
  [
    "settings in the home directory",
    file("/home/me/.config/pip/pip.conf", "[global]\n"),
    ["pip's settings in /home/me/.config/pip/pip.conf is new"]
  ],
  [
    "settings in the home directory, as old pips have them",
    file("/home/me/.pip/pip.conf", "[global]\n"),
    ["pip's settings in /home/me/.pip/pip.conf is new"]
  ],
  [
    "settings of everybody",
    file("/etc/xdg/pip/pip.conf", "[global]\n"),
    ["pip's settings in /etc/xdg/pip/pip.conf is new"]
  ],
  [
    "settings where $XDG_CONFIG_DIRS says",
    (world) => variable("XDG_CONFIG_DIRS", "/none:/conf")(file("/conf/pip/pip.conf", "[global]\n")(world)),
    ["pip's settings in /conf/pip/pip.conf is new"]
  ],
  [
    "settings where $XDG_CONFIG_HOME says",
    (world) => variable("XDG_CONFIG_HOME", "/home/me/conf")(file("/home/me/conf/pip/pip.conf", "[global]\n")(world)),
    ["pip's settings in /home/me/conf/pip/pip.conf is new"]
  ],
  [
    "constraints and packages that settings name by an address, which are nobody's files here",
    file(
      "/etc/pip.conf",
      "[global]\nconstraint = https://c.test/c.txt\n# constraint = old.txt\n# find-links = old\nfind-links = svn+ssh://f.test/f\n"
    ),
    ["pip's settings in /etc/pip.conf changed"]
  ],
  [
    "settings of the Python",
    file("/opt/pythons/3.12.1/pip.conf", ""),
    ["pip's settings in /opt/pythons/3.12.1/pip.conf is new"]
  ],
  ["a variable in a requirement file", variable("FILE_HOST", "mirror.example.test"), ["$FILE_HOST changed"]],
  ["flags of the compiler", variable("CFLAGS", "-O3"), ["$CFLAGS changed"]],
  ["a variable that the user has added for builds", variable("SHOP_FLAGS", "slow"), ["$SHOP_FLAGS changed"]],
  ["one that is not added any more", unset("PYTHON_BUILD_ENV"), ["$SHOP_FLAGS is gone"]],
  ["the stack", variable("STACK", "stack-26"), ["$STACK changed", "the stack changed (stack-24 -> stack-26)"]],
  [
    "the patch release of the Python",
    python({ version: { ...runtime("3.12.9").version } }),
    ["Python 3.12.1 -> 3.12.9"]
  ],
  ["its ABI", python({ abi: "cp312d" }), ["Python changed"]],
  ["its libc", python({ libc: "musl-1.2" }), ["Python changed"]]
]

const ignored: ReadonlyArray<readonly [string, (world: World) => World]> = [
  ["the place of the app", (world) => ({ ...world, root: "/tmp/build_4711" })],
  ["a password of the index", variable("PIP_INDEX_URL", "https://you:changed-it@index.example.test/simple")],
  ["no password at all", variable("PIP_INDEX_URL", "https://index.example.test/simple")],
  ["a token in a requirement file", variable("EXTRA_TOKEN", "another-t0ken")],
  ["a user in a requirement file", variable("EXTRA_USER", "you")],
  ["an unrelated variable", variable("UNRELATED", "2")],
  ["a new unrelated variable", variable("DATABASE_URL", "postgres://me:s3cret-word@db.example.test/shop")],
  ["how the index is reached", variable("PIP_TIMEOUT", "60")],
  ["a proxy", variable("HTTPS_PROXY", "http://me:s3cret-word@proxy.example.test:3128")],
  ["an empty setting of pip", variable("PIP_EXTRA_INDEX_URL", "")],
  ["what a staging made", file(".python/bin/python", "")],
  ["what is being made", file(".python-buildpack-Ab12/python/bin/python", "")],
  ["the script of the launch", file(".profile.d/python.sh", "# by the staging")],
  ["compiled files", file("libs/local/__pycache__/local.cpython-312.pyc", "")],
  ["the index of the repository", file(".git/index", "looked at")],
  ["packs of the repository", file(".git/objects/pack/pack-1.pack", "packed")],
  ["an environment of the author's computer", file("venv/lib/python3.12/site.py", "")],
  ["a comment in a file named by its address", file("/shared/by address.txt", "# why\n\njinja2 # and why\n")],
  ["the place of the Python", python({ path: "/elsewhere/python" })]
]

const before = await inputsOf(base)

describe("the fingerprint changes, and the reason has its name, with", () => {
  it.each(changing)("%s", async (_, change, reasons) => {
    const now = await inputsOf(change(base))
    expect(differences(before, now).toSorted()).toEqual([...reasons].toSorted())
    expect(fingerprint(now)).not.toBe(fingerprint(before))
  })
})

describe("the fingerprint stays as it is with", () => {
  it.each(ignored)("%s", async (_, change) => {
    const now = await inputsOf(change(base))
    expect(differences(before, now)).toEqual([])
    expect(fingerprint(now)).toBe(fingerprint(before))
  })

  it("another password in a file of settings, but for the app's own files, which hold it", async () => {
    const now = await inputsOf(file("conf/pip.cfg", text("conf/pip.cfg").replace(setting, "changed-it"))(base))
    expect(differences(before, now)).toEqual([own])
  })
})

const which = Arbitrary.schema(
  Schema.Struct({
    changes: Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: changing.length - 1 }))).check(
      Schema.isMaxLength(4)
    ),
    others: Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: ignored.length - 1 }))).check(
      Schema.isMaxLength(4)
    )
  })
)
/** Each of these replaces the value that another one has changed. */
const apart = (at: number): string => changing[at]?.[2].join() ?? ""

/** Where variables say that settings are elsewhere, those of the usual places are not read, nor is one read twice. */
const isOfSettings = (at: number): boolean => apart(at).includes("/pip.conf")
const variesSettings = (at: number): boolean => changing[at]?.[0].includes("$XDG_CONFIG") === true
const collide = (at: number, other: number): boolean =>
  (apart(other).includes("SHOP_FLAGS") && apart(at).includes("SHOP_FLAGS")) ||
  (variesSettings(at) && isOfSettings(other)) ||
  (variesSettings(other) && isOfSettings(at))

describe("any changes at once", () => {
  it.effect.prop(
    "change the fingerprint exactly when one of them is an input's, and all are named",
    [which],
    ([{ changes, others }]) =>
      Effect.gen(function* () {
        const once = changes.filter((at, index) => changes.findIndex((other) => apart(other) === apart(at)) === index)
        const chosen = once.filter((at) => !once.some((other) => other !== at && collide(at, other)))
        let world = base
        for (const at of others) world = ignored[at]?.[1](world) ?? world
        for (const at of chosen) world = changing[at]?.[1](world) ?? world
        const now = (yield* askedOf(world)).inputs
        const names = (reasons: ReadonlyArray<string>) =>
          [
            ...new Set(reasons.map((reason) => reason.replace(/ (?:changed|is new|is gone|3\.12\.1 ->).*$/, "")))
          ].toSorted()
        const expected = names(chosen.flatMap((at) => changing[at]?.[2] ?? []))
        expect(names(differences(before, now))).toEqual(expected)
        expect(fingerprint(now) === fingerprint(before)).toBe(expected.length === 0)
      }),
    { arbitrary: { runs: 150 } }
  )

  it("are the same the other way round", async () => {
    const now = await inputsOf(variable("CFLAGS", "-O3")(unset("PYPM_OPTS")(base)))
    expect(differences(before, now)).toEqual(["$CFLAGS changed", "$PYPM_OPTS is gone"])
    expect(differences(now, before)).toEqual(["$CFLAGS changed", "$PYPM_OPTS is new"])
  })
})

describe("no input", () => {
  it("shows a secret, or where the app was staged", () => {
    const written = JSON.stringify(before)
    for (const secret of [...secrets, "/app"]) expect(written).not.toContain(secret)
  })

  it("of the app replaces one that has a name of ours", async () => {
    const named: World = {
      ...base,
      files: {
        "requirements.txt": "./Python\n-r ./Python.txt\n",
        "Python.txt": "six\n",
        "Python/setup.py": "from setuptools import setup\nsetup(name='python')\n"
      }
    }
    const one = await inputsOf(named)
    const other = await inputsOf(python({ abi: "cp312d" })(named))
    expect(one["./Python"]).toMatch(/^[0-9a-f]{64}$/)
    expect(differences(one, other)).toEqual(["Python changed"])
  })
})

describe("the stack that no platform names is the system by its own account", () => {
  it.each([
    ['PRETTY_NAME="Ubuntu 24.04"\nID=ubuntu\nVERSION_ID="24.04"\nID_LIKE=debian\n', "ubuntu 24.04"],
    ['ID="alpine"\nVERSION_ID=3.22.1\n', "alpine 3.22.1"],
    ["NAME=Arch\nID=arch\n", "arch"],
    ["", ""]
  ])("%j", async (release, named) => {
    const inputs = await inputsOf(file("/etc/os-release", release)(unset("STACK")(base)))
    expect(inputs["the stack"]).toBe(named)
  })

  it("and $CF_STACK names one, $STACK before it", async () => {
    const of = async (world: World) => (await inputsOf(world))["the stack"]
    const both = variable("CF_STACK", "cflinuxfs4")(base)
    expect([await of(both), await of(unset("STACK")(both))]).toEqual(["stack-24", "cflinuxfs4"])
  })
})

describe("a group that $PIP_GROUP names", () => {
  const groups = (content: string): World => ({
    ...base,
    files: { "requirements.txt": "flask==3.0.0\n", "pyproject.toml": `[dependency-groups]\ndev = [${content}]\n` },
    variables: { PATH: "/usr/bin:/bin", PIP_GROUP: "dev" }
  })

  it("has its list among the inputs, and its name", async () => {
    const [one, other] = [await inputsOf(groups("'pytest'")), await inputsOf(groups("'tox'"))]
    expect(differences(one, other)).toEqual(["pyproject.toml changed"])
    const unnamed = await inputsOf(unset("PIP_GROUP")(groups("'pytest'")))
    expect(differences(one, unnamed)).toEqual(["$PIP_GROUP is gone", "pyproject.toml is gone"])
  })

  it("is asked for by a word", async () => {
    const { options } = await Effect.runPromise(askedOf(groups("'pytest'")))
    expect(options.requirements).toEqual(["--group=dev"])
  })
})

describe("a folder of the app", () => {
  const ownBackend = '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = [\n  "_build"\n]\n'
  const app = (setup: string, version: string, file = "setup.py"): World => ({
    ...base,
    files: {
      "requirements.txt": "./libs/local\n",
      "libs/local/pyproject.toml": ownBackend,
      "libs/local/setup.py": "setup()\n",
      [`libs/local/${file}`]: setup,
      "libs/local/local.py": "text = '...'\n",
      VERSION: version
    },
    variables: { PATH: "/usr/bin:/bin" }
  })

  it.each([
    ["setup.py", "setup(name='local', version=open('../../VERSION').read())\n"],
    ["setup.py", "here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))\n"],
    ["setup.py", "root = Path(__file__).parents[2]\n"],
    ["setup.cfg", "[metadata]\nversion = file: ../../VERSION\n"],
    ["pyproject.toml", '[tool.setuptools_scm]\nroot = "../.."\n'],
    ["_build/own.py", "root = os.path.join(os.path.dirname(__file__), '../../..')\n"],
    ["_build/own/version.py", "root = Path(__file__).parents[3]\n"],
    ["version.py", "text = open('../../VERSION').read()\n"]
  ])("whose %s leads out of it counts with all of the app: %j", async (file, setup) => {
    const [one, other] = [await inputsOf(app(setup, "1.0", file)), await inputsOf(app(setup, "1.1", file))]
    expect(differences(one, other)).toEqual(["libs/local changed"])
  })

  it.each([
    ["setup.py", "setup(name='local')\n"],
    ["setup.py", "# more, later ...\nsetup(name='local', version=open('VERSION').read())\n"],
    ["_build/own.py", "def build_wheel(directory): return open('VERSION').read()\n"]
  ])("whose %s stays in it counts alone: %j", async (file, setup) => {
    const [one, other] = [await inputsOf(app(setup, "1.0", file)), await inputsOf(app(setup, "1.1", file))]
    expect(differences(one, other)).toEqual([])
  })

  it.each(["backend-path=['_build']", 'backend-path  =  [ "_build" ]', '  backend-path = ["none", "_build"]'])(
    "has its own backend read where it is written so: %s",
    async (line) => {
      const leads = app("root = os.path.join(os.path.dirname(__file__), '../../..')\n", "1.0", "_build/own.py")
      const world = { ...leads, files: { ...leads.files, "libs/local/pyproject.toml": `[build-system]\n${line}\n` } }
      const [one, other] = [await inputsOf(world), await inputsOf(file("VERSION", "1.1")(world))]
      expect(differences(one, other)).toEqual(["libs/local changed"])
    }
  )

  it("finds what flags of compilers name beside it, which counts", async () => {
    const world = variable("CFLAGS", "-I../../include")(app("setup()\n", "1.0"))
    const [one, other] = [
      await inputsOf(file("include/hx.h", "int hx;\n")(world)),
      await inputsOf(file("include/hx.h", "long hx;\n")(world))
    ]
    expect(differences(one, other)).toEqual(["the files in include changed"])
  })

  it("is not taken for another one that sees the same", async () => {
    const setup = "setup(version=open('../../VERSION').read())\n"
    const world = app(setup, "1.0")
    const both = await inputsOf({
      ...world,
      files: { ...world.files, "requirements.txt": "./libs/local\n./libs/more\n", "libs/more/setup.py": setup }
    })
    expect(both["libs/local"]).not.toBe(both["libs/more"])
  })
})

describe("the inputs without the app's own package", () => {
  it("change with what it demands, in any order, and not with its code", async () => {
    const edited = await inputsOf(file("shop.py", "import flask\n")(base))
    expect(withoutOwn(edited, ["shop", "flask"])).toEqual(withoutOwn(before, ["flask", "shop"]))
    expect(withoutOwn(edited, ["shop"])).not.toEqual(withoutOwn(before, ["flask", "shop"]))
    expect(fingerprint(withoutOwn(before, []))).not.toBe(fingerprint(before))
  })
})

describe("what a miss is explained with", () => {
  const of = (used: number, inputs: Inputs) => ({ used, inputs })
  it("is the most alike, of those the last that was used", () => {
    const all = [of(9, { a: "2", b: "2" }), of(1, { a: "1", b: "2" }), of(2, { a: "1", b: "3" })]
    expect(nearest(all, { a: "1", b: "1" })?.used).toBe(2)
    expect(nearest([], {})).toBe(undefined)
  })

  it("is the last one of an app alone, of those that stand for all of it", () => {
    const whole = { Python: "3.12" }
    expect(latest([of(1, whole), of(3, withoutOwn(whole, [])), of(2, whole)])?.used).toBe(2)
  })
})

describe("what pip passes over in constraints that settings name", () => {
  const world = (constraints: string): World => ({
    ...base,
    files: {
      "/conf/pip.conf": "[global]\nconstraint = /conf/constraints.txt\n",
      "/conf/constraints.txt": constraints,
      "requirements.txt": "flask\n"
    },
    variables: { PATH: "/usr/bin:/bin", PIP_CONFIG_FILE: "/conf/pip.conf" }
  })

  it("is no input", async () => {
    const one = await inputsOf(world("werkzeug<4\n"))
    expect(differences(one, await inputsOf(world("# since 3\r\nwerkzeug<4  # why\r\n\r\n")))).toEqual([])
    expect(differences(one, await inputsOf(world("werkzeug<3\n")))).toEqual([
      "pip's settings in /conf/constraints.txt changed"
    ])
  })
})

describe("in a cache that several apps share, who asks", () => {
  const shared: World = {
    ...base,
    files: { ...base.files, "/home/me/.netrc": "machine index.example.test login me password hunter3-of-the-host\n" },
    shared: "a-salt"
  }
  const asked = inputsOf(shared)

  it.each<[string, (world: World) => World]>([
    ["with another password", variable("PIP_INDEX_URL", "https://me:changed-it@index.example.test/simple")],
    ["by another name", variable("PIP_INDEX_URL", `https://you:${password}@index.example.test/simple`)],
    ["without a name", variable("PIP_INDEX_URL", "https://index.example.test/simple")],
    ["with another token in a requirement file", variable("EXTRA_TOKEN", "another-t0ken")],
    ["with another password in .netrc", file("/home/me/.netrc", "machine index.example.test login me password other")],
    [
      "with another password in the file that $NETRC names",
      (world) => variable("NETRC", "/conf/netrc")(file("/conf/netrc", "default login me password other")(world))
    ],
    ["with a password in _netrc", file("/home/me/_netrc", "machine index.example.test login me password other")],
    ["with a password in a line", file("requirements/base.txt", "six @ https://me:other@x.test/six-1.16.0.tar.gz\n")],
    [
      "with a certificate that lies elsewhere",
      (world) => variable("PIP_CLIENT_CERT", "/conf/me.pem")(file("/conf/me.pem", "certificate")(world))
    ],
    ["with a certificate", (world) => variable("PIP_CLIENT_CERT", "me.pem")(file("me.pem", "certificate")(world))],
    [
      "with a certificate that settings name",
      (world) => file("/etc/pip.conf", "[global]\nclient-cert = me.pem")(file("me.pem", "certificate")(world))
    ],
    ["with another signature", file("/etc/pip.conf", "[global]\nfind-links = https://x.test/?token=s3cret-signature1")]
  ])("counts: %s", async (_, change) => {
    const now = differences(await asked, await inputsOf(change(shared)))
    expect(now).toContain("who asks for packages changed")
  })

  it("does not count what other hosts are asked with, and nothing where nobody asks by name", async () => {
    const other = file("/home/me/.netrc", `${shared.files["/home/me/.netrc"]}machine other.test login me password x\n`)
    expect(differences(await asked, await inputsOf(other(shared)))).toEqual([])
    const nobody: World = { ...base, files: { "requirements.txt": "flask\n" }, variables: {}, shared: "a-salt" }
    expect(Object.keys(await inputsOf(nobody))).not.toContain("who asks for packages")
    expect(Object.keys(before)).not.toContain("who asks for packages")
  })

  it("is told by nothing that another cache, or a guess, would tell", async () => {
    const written = JSON.stringify(await asked)
    for (const secret of [...secrets, "hunter3"]) expect(written).not.toContain(secret)
    expect(differences(await asked, await inputsOf({ ...shared, shared: "another-salt" }))).toEqual([
      "who asks for packages changed"
    ])
  })
})

describe("what other buildpacks have put beside the app", () => {
  const at = (beside: string, header = "int answer(void);\n"): World => ({
    ...base,
    files: { ...base.files, [`${beside}/0/include/answer.h`]: header, [`${beside}/0/lib/libanswer.so`]: "library" },
    variables: { ...base.variables, CPATH: `${beside}/0/include`, LIBRARY_PATH: `${beside}/0/lib` },
    beside
  })

  it("counts by what it is, and not by where it lies this time", async () => {
    const [here, there] = await Promise.all([inputsOf(at("/tmp/contents1/deps")), inputsOf(at("/tmp/contents2/deps"))])
    expect(differences(here, there)).toEqual([])
    expect(fingerprint(here)).toBe(fingerprint(there))
    expect(Object.keys(here)).toContain("the libraries in {beside}/0/lib")
    const changed = await inputsOf(at("/tmp/contents2/deps", "int another(void);\n"))
    expect(differences(here, changed)).toEqual(["the files in {beside}/0/include changed"])
  })
})
