/** A few apps against the package index that this machine's pip uses: the one test of the real network. */
import { describe, expect, it } from "vitest"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { answerOf, exec, python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, compileWell } from "../support/staging/StagedApp.ts"

setting()
const two = pythonOf("2.7")

/** How this machine reaches the index: proxies, certificates, pip's own variables. */
const network = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^PIP_(?!FIND_LINKS)|_proxy$|^SSL_CERT|^REQUESTS_CA_BUNDLE$|^CURL_CA_BUNDLE$/i.test(name)
  )
)

describe("from the real package index", () => {
  it("a Flask app under gunicorn is staged and answers", async () => {
    const staged = await compileWell({ app: appFolder("flask"), env: network })
    expect(staged.after).toEqual(staged.before)
    expect(await answerOf(staged)).toBe("Hello from Flask\n")
    expect(await pythonIn(staged, "import platform; print(platform.python_version())")).toBe(newest().version)
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
