/** A few apps against the package index that this machine's pip uses: the one test of the real network. */
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { plant } from "../support/machine/Folders.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { answerOf, exec, python as pythonIn, runFolder } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, compileWell } from "../support/staging/StagedApp.ts"
import { type SampleApp, sampleApps } from "../support/starts/Apps.ts"
import { decisionOf } from "../support/starts/CodeReader.ts"

setting()
const two = pythonOf("2.7")

/** How this machine reaches the index: proxies, certificates, pip's own variables. */
const network = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^PIP_(?!FIND_LINKS)|_proxy$|^SSL_CERT|^REQUESTS_CA_BUNDLE$|^CURL_CA_BUNDLE$/i.test(name)
  )
)

const sample = (name: string): SampleApp => {
  const found = sampleApps.find((app) => app.name === name)
  if (found === undefined) throw new Error(`there is no sample ${name}`)
  return found
}

/** Samples, and the folders that they are put into. */
const served = [
  ["Flask's tutorial: a package with a factory", "sample1"],
  ["a plain WSGI function", "sample2"],
  ["FastAPI's full stack: the back end in a folder of its own", "sample3"],
  ["Django one folder below", "sample4"]
] as const

describe("from the real package index", () => {
  it("a Flask app under gunicorn is staged and answers", async () => {
    const staged = await compileWell({ app: appFolder("flask"), env: network })
    expect(staged.after).toEqual(staged.before)
    expect(await answerOf(staged)).toBe("Hello from Flask\n")
    expect(await pythonIn(staged, "import platform; print(platform.python_version())")).toBe(newest().version)
  })

  it("apps without a Procfile are started by what their code says, in one environment with what serves them", async () => {
    const requirements = "django\nfastapi\nflask\ngunicorn\nuvicorn\n"
    const staged = await compileWell({
      app: { ...sample("Flask, one file").files, "requirements.txt": requirements },
      env: network
    })
    expect(staged.output).toMatch(/`app:app` was imported in \d/)
    expect(await answerOf(staged)).toBe("hello from flask")
    const packages = requirements.trim().split("\n")
    const answers = new Map<string, string>()
    for (const [name, path] of served) {
      const { files } = sample(name)
      plant(join(runFolder(staged), path), files)
      const { processes } = decisionOf(files, packages)
      const [{ command = "", directory = "" } = {}] = processes
      answers.set(name, await answerOf(staged, { command: `cd ${join(path, directory)} && exec ${command}` }))
    }
    expect([...answers]).toEqual([
      ["Flask's tutorial: a package with a factory", "hello from a factory"],
      ["a plain WSGI function", "hello from wsgi"],
      ["FastAPI's full stack: the back end in a folder of its own", '"hello from fastapi"'],
      ["Django one folder below", "hello from django"]
    ])
  })

  it.skipIf(two === undefined)("old releases are staged with Python 2.7", async () => {
    const staged = await compileWell({
      app: { "requirements.txt": "flask==1.1.4\nmarkupsafe==1.1.1\n" },
      env: network,
      ...(two && { python: two })
    })
    expect((await exec(staged, ["flask", "--version"])).stdout).toMatch(/Flask 1\.1\.4/)
  })
})
