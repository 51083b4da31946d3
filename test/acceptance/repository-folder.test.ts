/** An app in a folder of a repository (`$PYTHON_APP_DIR`): what lies above it is found, and what is kept does not depend on the rest. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import type { FileContent, Files } from "../support/index/Distribution.ts"
import { projectIn } from "../support/index/Projects.ts"
import { newest } from "../support/machine/Pythons.ts"
import { plant } from "../support/machine/Folders.ts"
import { python, run } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { release, type Staged } from "../support/staging/StagedApp.ts"

const { index, stage, stageWell } = setting()

const server = `import http.server, os
import alpha, helper, lib
class Hello(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(("%s %s %s" % (os.path.relpath(os.getcwd(), os.environ["HOME"]), lib.found, os.environ.get("GREETING"))).encode())
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Hello).serve_forever()
`

/** A project whose build, by its code, has no way out of its own folder. */
const lib = (from: string): Files =>
  Object.fromEntries(
    Object.entries(projectIn("packages/lib/", { name: "lib", version: "1.0" }, from)).map(([path, content]) => [
      path,
      `${content}`.replace("os.path.dirname(os.path.dirname(top))", "top")
    ])
  )

const repository = (more: Files = {}): Record<string, FileContent> => ({
  "package.json": "{}\n",
  "runtime.txt": "python-2.7\n",
  "requirements.txt": "no-such-package-at-all\n",
  "lists/base.txt": "alpha==1.0\n",
  ...lib("above"),
  "services/api/requirements.txt": "-r ../../lists/base.txt\n../../packages/lib\n",
  "services/api/.python-version": `${newest().line}\n`,
  "services/api/app.py": server,
  "services/api/helper.py": "",
  "services/api/Procfile": 'web: GREETING="it\'s me" python app.py\nworker: python -m helper $PORT\n',
  ...more
})
const env = { PYTHON_APP_DIR: "services/api", PYTHON_VERSION: undefined }
const foundBy = (staged: Staged): Promise<string> => python(staged, "import lib; print(lib.found)", { cwd: "/" })

describe("an app in a folder of a repository", () => {
  let first: Staged
  beforeAll(async () => {
    first = await stageWell({ app: repository(), env, python: newest() })
  })

  it("is started there, with what lies above it, by a line of its own Procfile", async () => {
    expect(await release(first)).toBe(
      [
        "---",
        "default_process_types:",
        String.raw`  web: "in-app-dir bash -c 'GREETING=\"it'\\''s me\" python app.py'"`,
        '  worker: "in-app-dir python -m helper $PORT"',
        ""
      ].join("\n")
    )
    const running = await run(first)
    try {
      expect((await running.get()).text).toBe("services/api lib 1.0 from above it's me")
    } finally {
      await running.stop()
    }
  })

  it("says where it is, and what of the top does not count", () => {
    expect(first.output).toContain(
      "The app is the folder services/api, as $PYTHON_APP_DIR says; runtime.txt and requirements.txt at the top do not count."
    )
    expect(first.output).toContain(`Using Python ${newest().version}, asked by .python-version line 1`)
  })

  it("is restored at another place, without the index, when all that changed is the rest of the repository", async () => {
    const asked = index().requests.length
    const again = await stageWell({
      app: repository({ "package.json": '{"changed": true}\n', "services/web/requirements.txt": "other\n" }),
      env,
      python: newest()
    })
    expect(again.output).toContain("Restoring 2 packages from the cache")
    expect(index().requests.slice(asked)).toEqual([])
  })

  it("has a folder above it built anew when that changed, and nothing else", async () => {
    const changed = repository(lib("anew"))
    const staged = await stageWell({ app: changed, env, python: newest() })
    expect(staged.output).toContain("Not as it was last: ../../packages/lib changed.")
    expect(staged.output).toContain("2 packages: 1 restored, 0 fetched, 1 built.")
    expect(await foundBy(staged)).toBe("lib 1.0 from anew")
  })

  it("fails over a path that leads out of what is deployed, in the words of the app", async () => {
    const files = repository({ "services/api/requirements.txt": "-r ../../lists/gone.txt\n../../packages/none\n" })
    const failed = await stage({ app: files, env, python: newest() })
    expect(failed.code).toBe(1)
    expect(failed.output).toContain("requirements.txt line 1")
    expect(failed.output).toContain("../../packages/none")
    expect(failed.output).not.toContain(failed.app)
  })

  it("starts what the Procfile at the top says where there is one, at the top, and says that the other is not read", async () => {
    const files = repository({ Procfile: "web: cd services/api && python app.py\n" })
    const staged = await stageWell({ app: files, env, python: newest() })
    expect(staged.output).toContain("services/api/Procfile is not read")
    expect(await release(staged)).toBe("--- {}\n")
    rmSync(join(staged.app, "services/api/Procfile"))
    plant(staged.app, { "services/api/helper.py": "" })
    const running = await run(staged)
    try {
      expect((await running.get()).text).toBe("services/api lib 1.0 from above None")
    } finally {
      await running.stop()
    }
  })
})
