/** What a Procfile starts, and nobody has brought: told with what to write; nothing where somebody else may bring it. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import * as Env from "../../src/services/Env.ts"
import * as Report from "../../src/services/Report.ts"
import { writtenPrograms } from "../../src/starting/WrittenPrograms.ts"
import { layerMemory, type Planted } from "../../src/testing/MemoryFilesystem.ts"
import { application } from "../../src/testing/SampleApplication.ts"

interface Given {
  readonly packages?: ReadonlyArray<string>
  readonly files?: Readonly<Record<string, Planted>>
  readonly ownScripts?: ReadonlyArray<string>
}

const told = async (command: string, { files = {}, ownScripts = [], packages = ["flask"] }: Given = {}) => {
  const log: Array<string> = []
  const written = {
    application: application({ procfile: new Map([["web", command]]) }),
    packages: packages.map((name) => ({ name, version: "1" }))
  }
  const layers = Layer.mergeAll(
    layerMemory({ "/app/": "", "/usr/bin/stacked": { content: "", mode: 0o755 }, ...files }),
    Env.layerMemory({ PATH: "/usr/bin:/stack" }),
    Report.layerMemory(log)
  )
  await Effect.runPromise(writtenPrograms(written, ownScripts).pipe(Effect.provide(layers)))
  return log.join("\n")
}

describe("a program that no package brings", () => {
  it("is told with the command, the process and the line to write", async () => {
    const log = await told("gunicorn app:app --bind 0.0.0.0:$PORT")
    expect(log).toContain(
      "Procfile: `gunicorn app:app --bind 0.0.0.0:$PORT` starts `gunicorn` for the process `web`, and no package that is installed brings that."
    )
    expect(log).toContain("Add the line `gunicorn` to requirements.txt")
    expect(log).toContain("(process/program-missing)")
  })

  it.each([
    ["waitress-serve --listen=*:$PORT a:b", "`waitress`"],
    ["python manage.py migrate && exec uvicorn a:b", "`uvicorn`"],
    ["LEVEL=info newrelic-admin run-program celery -A jobs worker", "`celery`"],
    ["python -m hypercorn a:b", "`hypercorn`"],
    ["fastapi run main.py", "`fastapi[standard]`"],
    ["poetry run gunicorn 'app:create_app()'", "Write `web: gunicorn 'app:create_app()'`."],
    ["cd api && A=1 pipenv run python app.py", "Write `web: cd api && A=1 python app.py`."]
  ])("%s: %s", async (command, expected) => {
    expect(await told(command)).toContain(expected)
  })

  it.each<[string, Given]>([
    ["flask run", {}],
    ["node index.js", {}],
    ["gunicorn app:app", { packages: ["Gunicorn"] }],
    ["gunicorn app:app", { files: { "/stack/gunicorn": "" } }],
    ["gunicorn app:app", { ownScripts: ["gunicorn"] }],
    ["poetry run gunicorn a:b", { packages: ["poetry", "gunicorn"] }],
    ["uv run app.py", { files: { "/stack/uv": "" } }],
    ["$SERVER a:b", {}],
    ["bin/start || gunicorn a:b", { files: { "/app/bin/start": { content: "", mode: 0o755 } } }]
  ])("nothing is said of %s: %#", async (command, given) => {
    expect(await told(command, given)).toBe("")
  })
})

describe("a file of the app", () => {
  const script = (content: string, mode: number) => ({ files: { "/app/run.sh": { content, mode } } })

  it.each<[string, string, Given]>([
    ["is not there", "the app has no such file", {}],
    ["is no program", "git update-index --chmod=+x run.sh", script("#!/bin/sh\n", 0o644)],
    ["ends its lines as on Windows", "sed -i 's/\\r$//' run.sh", script("#!/bin/sh\r\nexec x\r\n", 0o755)]
  ])("that %s", async (_, expected, given) => {
    expect(await told("./run.sh", given)).toContain(expected)
  })

  it("that can be started, or is read by what is started, is well", async () => {
    expect(await told("./run.sh", script("#!/bin/sh\n", 0o755))).toBe("")
    expect(await told("bash run.sh", script("#!/bin/sh\n", 0o644))).toBe("")
    expect(await told("python app.py", { files: { "/app/app.py": "" } })).toBe("")
  })

  it("that Python is to read, and is not there", async () => {
    expect(await told("python app.py")).toContain("starts `app.py` for the process `web`, and the app has no such file")
  })
})
