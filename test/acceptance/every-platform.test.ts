/**
 * The same apps on every platform, on a machine without a Python: each is staged as its platform does it, started by the platform's
 * own launcher from another place as another user, and asked over HTTP. Plan and packages are those of the classic interface.
 */
import { chmodSync, rmSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import type { Files } from "../support/index/Distribution.ts"
import { canHidePythons, withoutPythons } from "../support/machine/Confinement.ts"
import { canContain, libraries } from "../support/machine/Containers.ts"
import { plant, temporaryFolder, walk } from "../support/machine/Folders.ts"
import { needs } from "../support/machine/Needs.ts"
import { packedPythons } from "../support/machine/PackedPythons.ts"
import { newestWithPip, type Python, pythonOf } from "../support/machine/Pythons.ts"
import { diegoBuild } from "../support/staging/DiegoBuilder.ts"
import { launch as launchDroplet } from "../support/staging/DiegoLauncher.ts"
import * as Lifecycle from "../support/staging/Lifecycle.ts"
import { finalBuildpack, toolBuildpack } from "../support/staging/OtherBuildpacks.ts"
import { otherUser, run, type Running } from "../support/staging/RunningApp.ts"
import { cacheWithTools } from "../support/staging/CacheFiles.ts"
import { answerOf as answerIn, containerOf, stageImage } from "../support/staging/StagedImage.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack } from "../support/staging/StagedApp.ts"

const { index, stageWell } = setting()
const three = pythonOf("3.12") ?? newestWithPip()
const two = pythonOf("2.7")
const { lacking, words } = needs({
  Go: Lifecycle.hasGo,
  root: otherUser,
  "mount namespaces": canHidePythons && canContain,
  "Python 2.7": two !== undefined
})

/** Tells which Python it runs on, and which packages it finds. */
const server = `import ctypes, json, os, ssl, sys
import alpha
try:
    from http.server import BaseHTTPRequestHandler, HTTPServer
except ImportError:
    from BaseHTTPServer import BaseHTTPRequestHandler, HTTPServer
def packages():
    return sorted(name for name in os.listdir(os.path.dirname(alpha.__file__)) if name.endswith("-info"))
class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        folder = os.path.dirname(alpha.__file__)
        told = {"python": "%d.%d.%d" % sys.version_info[:3], "packages": packages(), "user": os.getuid()}
        told["writable"] = os.access(folder, os.W_OK) or os.access(os.path.dirname(os.__file__), os.W_OK)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())
def main():
    ssl.create_default_context()
    HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Hello).serve_forever()
`

interface App {
  readonly title: string
  readonly python: Python
  readonly files: Files
  /** How a buildpack of others starts it. */
  readonly start: string
  /** Where the others are, for the platform that has them: what they change is no other thing for another app. */
  readonly others: ReadonlyArray<"before" | "after">
  readonly packages: ReadonlyArray<string>
  /** What its user has set. */
  readonly variables?: Readonly<Record<string, string>>
}

const plain = (title: string, python: Python, others: App["others"]): App => ({
  title,
  python,
  files: {
    ".python-version": `${python.line}\n`,
    "requirements.txt": "alpha==1.0\nbeta==1.0\n",
    "app.py": `${server}main()\n`,
    Procfile: "web: python app.py\n"
  },
  start: "python app.py",
  others,
  packages: ["alpha-1.0.dist-info", "beta-1.0.dist-info"]
})

const apps: ReadonlyArray<App> = [
  plain("requirements and a Procfile", three, ["before", "after"]),
  {
    title: "a package of its own, without a Procfile",
    python: three,
    files: {
      ".python-version": `${three.line}\n`,
      "setup.py": `from setuptools import setup
setup(name="shop", version="1.2", packages=["shop"], install_requires=["alpha==1.0"], entry_points={"console_scripts": ["shop = shop:main"]})
`,
      "shop/__init__.py": server
    },
    start: "shop",
    others: ["after"],
    packages: ["alpha-1.0.dist-info", "shop-1.2.dist-info"]
  },
  {
    title: "a folder of a repository, with a Procfile of its own",
    python: three,
    files: {
      "lists/base.txt": "alpha==1.0\n",
      "services/api/.python-version": `${three.line}\n`,
      "services/api/requirements.txt": "-r ../../lists/base.txt\nbeta==1.0\n",
      "services/api/app.py": `${server}main()\n`,
      "services/api/Procfile": "web: python app.py\n"
    },
    start: "in-app-dir python app.py",
    others: [],
    packages: ["alpha-1.0.dist-info", "beta-1.0.dist-info"],
    variables: { PYTHON_APP_DIR: "services/api" }
  },
  ...(two === undefined ? [] : [plain("Python 2.7", two, ["before"])])
]

/** What came of a staging: its log, and the app running. */
interface Outcome {
  readonly output: string
  readonly answer: string
}

const within = withoutPythons
const answerOf = async (running: Running): Promise<string> => {
  try {
    return (await running.get()).text
  } finally {
    await running.stop()
  }
}

describe.skipIf(lacking)(`the same app on every platform${words}`, () => {
  let archives = ""
  let shared = ""
  let area: Lifecycle.WorkArea
  const env = () => ({ PIP_INDEX_URL: index().url, PYTHON_ARCHIVES: archives, PYTHON_RUNTIMES: "archives" })

  beforeAll(async () => {
    const pythons = [three, ...(two === undefined ? [] : [two])]
    archives = packedPythons(...pythons)
    for (const path of [archives, ...walk(archives)]) chmodSync(path, 0o755)
    shared = await cacheWithTools(...pythons)
    area = Lifecycle.workArea({ clients: Lifecycle.buildClients(), app: apps[0]?.files ?? {}, env: env() })
  })

  const classic = async ({ files, variables }: App): Promise<Outcome> => {
    const staged = await stageWell({
      app: files,
      cache: shared,
      within,
      env: { ...env(), ...variables, BUILDPACK_PYTHON_PATH: undefined }
    })
    return { output: staged.output, answer: await answerOf(await run(staged, { asOther: true, within })) }
  }

  const cloudFoundry =
    (buildpacks: (app: App) => ReadonlyArray<string>) =>
    async (app: App): Promise<Outcome> => {
      const options = { buildpacks: buildpacks(app), skipDetect: true, within }
      const droplet = await diegoBuild({
        ...options,
        app: app.files,
        env: { ...env(), ...app.variables, PYTHON_CACHE_DIR: shared }
      })
      if (droplet.code !== 0) throw new Error(`the builder ended with ${droplet.code}:\n${droplet.output}`)
      return { output: droplet.output, answer: await answerOf(await launchDroplet(droplet, { asOther: true, within })) }
    }

  /** A second time in a container of its own, with what the lifecycle has kept of the first. */
  const cloudNative = async ({ files, variables = {} }: App): Promise<Outcome> => {
    for (const name of ["PYTHON_APP_DIR"]) rmSync(join(area.root, "platform/env", name), { force: true })
    plant(join(area.root, "platform/env"), variables)
    for (const path of walk(area.app).toReversed()) rmSync(path, { recursive: true, force: true })
    plant(area.app, files)
    await Lifecycle.buildWell(area, { within })
    const { layers, output } = await Lifecycle.buildWell(area, { within })
    expect(Object.entries(layers).filter(([, { reused }]) => !reused)).toEqual([])
    expect(Object.keys(layers)).toEqual(expect.arrayContaining(["environment", "interpreter", "packages"]))
    Lifecycle.unpackImage(area)
    return { output, answer: await Lifecycle.launch(area, { within }) }
  }

  /** A container of the image, with nothing of this machine but the C library and its kin, as the same other user. */
  const image = async ({ files, variables }: App): Promise<Outcome> => {
    const folder = join(temporaryFolder("app"), "the app")
    plant(folder, files)
    const layout = join(temporaryFolder("image", "-"), "image")
    const { code, output } = await stageImage([folder, "--output", `oci:${layout}`, "--cache", shared], {
      ...env(),
      ...variables
    })
    if (code !== 0) throw new Error(`bin/stage ended with ${code}:\n${output}`)
    const { command, container } = containerOf(layout, libraries)
    return { output, answer: await answerIn({ ...container, user: "65534:65534" }, command) }
  }

  const others = {
    before: cloudFoundry(() => [toolBuildpack(), buildpack]),
    after: cloudFoundry(({ start }) => [buildpack, finalBuildpack(start)])
  }
  const platformsOf = (app: App): ReadonlyArray<readonly [string, (app: App) => Promise<Outcome>]> => [
    // Where another one stands beside it, it does all that it does alone.
    ...(app.others.length === 1 ? [] : [["Cloud Foundry, alone", cloudFoundry(() => [buildpack])] as const]),
    ...app.others.map((where) => [`Cloud Foundry, with another buildpack ${where}`, others[where]] as const),
    ["Cloud Native, built twice", cloudNative],
    ["an image without Docker", image]
  ]

  /** Python with the reason for it, and the packages with their versions. */
  const planIn = (output: string): ReadonlyArray<string> => {
    const lines = output.split("\n").map((line) => line.trim())
    const at = lines.findIndex((line) => line.includes("Staged on Python"))
    return [lines.find((line) => line.includes("Using Python")) ?? "no Python", ...lines.slice(at, at + 2)]
  }

  describe.each(apps.map((app) => [app.title, app] as const))("%s", (_, app) => {
    let first: Outcome
    beforeAll(async () => {
      first = await classic(app)
    })

    it("is served on the classic interface, by what was asked for", () => {
      expect(JSON.parse(first.answer)).toEqual({
        python: app.python.version,
        packages: app.packages,
        user: 65534,
        writable: false
      })
      expect(planIn(first.output)[0]).toContain(`Using Python ${app.python.version}, asked by .python-version line 1`)
    })

    it.each(platformsOf(app))("is the same on %s", async (_name, stage) => {
      const { answer, output } = await stage(app)
      expect(JSON.parse(answer)).toEqual(JSON.parse(first.answer))
      expect(planIn(output)).toEqual(planIn(first.output))
    })
  })
})
