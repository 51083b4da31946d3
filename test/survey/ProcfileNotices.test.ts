/** What is told of a Procfile before anything is installed: lines that platforms pass over, and servers that nobody reaches. */
import { describe, expect, it } from "vitest"
import { planOf } from "../support/memory/PlannedApp.ts"

const told = async (Procfile: string, variables: Readonly<Record<string, string>> = {}) => {
  const files = { Procfile, "app.py": "", ".python-version": "3.12\n", "requirements.txt": "six\n" }
  const { notices } = await planOf({ files, variables })
  return notices.filter(({ id }) => id.startsWith("procfile/"))
}

/** The line that is written in the place of a `web` command; nothing where the command will do. */
const instead = async (command: string, variables: Readonly<Record<string, string>> = {}) => {
  const [notice] = await told(`web: ${command}\n`, variables)
  return notice === undefined ? undefined : /Write `web: (.*)`\.$/.exec(notice.text)?.[1]
}

describe("a server that a platform does not find", () => {
  it("is told with where it listens and the line to write", async () => {
    expect(await told("# how\nweb: uvicorn main:app\n")).toEqual([
      {
        level: "warning",
        id: "procfile/not-reachable",
        text: "Procfile line 2: `uvicorn main:app` listens on 127.0.0.1, where nobody from outside comes to, and on port 8000, while the platform says in $PORT where it asks.\nWrite `web: uvicorn main:app --host 0.0.0.0 --port $PORT`."
      }
    ])
  })

  it.each([
    ["uvicorn main:app --port $PORT", "uvicorn main:app --host 0.0.0.0 --port $PORT"],
    ["uvicorn main:app --host=0.0.0.0 --port=8000 --reload", "uvicorn main:app --reload --host 0.0.0.0 --port $PORT"],
    ["gunicorn -w 2 -b 127.0.0.1:$PORT app:app", "gunicorn -w 2 app:app --bind 0.0.0.0:$PORT"],
    ["gunicorn app:app --bind=0.0.0.0:8000", "gunicorn app:app --bind 0.0.0.0:$PORT"],
    ["gunicorn 'app:create_app()' -blocalhost:$PORT", "gunicorn 'app:create_app()' --bind 0.0.0.0:$PORT"],
    ["hypercorn app:app", "hypercorn app:app --bind 0.0.0.0:$PORT"],
    ["daphne -p $PORT shop.asgi:application", "daphne shop.asgi:application -b 0.0.0.0 -p $PORT"],
    ["waitress-serve --call shop:create_app", "waitress-serve --call shop:create_app --listen=0.0.0.0:$PORT"],
    ["flask --app shop run --port $PORT", "flask --app shop run --host 0.0.0.0 --port $PORT"],
    ["python -m flask run", "python -m flask run --host 0.0.0.0 --port $PORT"],
    ["python manage.py runserver", "python manage.py runserver 0.0.0.0:$PORT"],
    ["python -u manage.py runserver --noreload 0.0.0.0:8000", "python -u manage.py runserver --noreload 0.0.0.0:$PORT"],
    ["python manage.py runserver $PORT", "python manage.py runserver 0.0.0.0:$PORT"],
    ["cd api && LEVEL=info uvicorn main:app", "cd api && LEVEL=info uvicorn main:app --host 0.0.0.0 --port $PORT"],
    [
      "newrelic-admin run-program uvicorn a:b --port $PORT --host ::1",
      "newrelic-admin run-program uvicorn a:b --host 0.0.0.0 --port $PORT"
    ]
  ])("%s", async (command, expected) => {
    expect(await instead(command)).toBe(expected)
    expect(await instead(expected)).toBeUndefined()
  })

  it.each([
    "gunicorn app:app",
    "gunicorn app:app --bind :$PORT",
    "gunicorn app:app --bind unix:/tmp/nginx.socket",
    "gunicorn app:app -b 127.0.0.1:8001 -b 0.0.0.0:$PORT",
    "uvicorn main:app --host 0.0.0.0 --port ${PORT:-8000}",
    'uvicorn main:app --host "0.0.0.0" --port "$PORT"',
    "uvicorn main:app --uds /tmp/nginx.socket",
    "UVICORN_HOST=0.0.0.0 UVICORN_PORT=$PORT uvicorn main:app",
    "hypercorn -c hypercorn.toml app:app",
    "fastapi run main.py",
    "python app.py",
    "python manage.py runserver 0.0.0.0:$PORT",
    "bin/start-nginx uvicorn main:app",
    "(uvicorn main:app &) ; nginx",
    "./uvicorn"
  ])("nothing is said of %s", async (command) => {
    expect(await told(`web: ${command}\n`)).toEqual([])
  })

  it("a variable of the app says it as well, and no process but `web` is asked at", async () => {
    expect(await told("web: uvicorn main:app\n", { UVICORN_HOST: "0.0.0.0" })).toEqual([])
    expect(await told("worker: uvicorn main:app\n")).toEqual([])
  })
})

describe("a line that platforms pass over", () => {
  it.each([
    ["web gunicorn app:app\n", "Write `web: gunicorn app:app`."],
    ["web = gunicorn app:app\n", "Write `web: gunicorn app:app`."],
    ["web: python app.py\n# why\nworker python jobs.py\r\n", "Write `worker: python jobs.py`."],
    [
      "gunicorn app:app\n",
      "Write a name, a colon and a command, as in `web: gunicorn app:app`; a comment begins with `#`."
    ]
  ])("%j", async (Procfile, expected) => {
    const notices = await told(Procfile)
    expect(notices.map(({ id }) => id)).toEqual(["procfile/unread-line"])
    expect(notices[0]?.text.split("\n").at(-1)).toBe(expected)
  })

  it.each(["", "\n\n# nothing\n", "---\nweb: python app.py\n", "web: >\n  python\n  app.py\n"])(
    "is none of %j",
    async (Procfile) => {
      expect(await told(Procfile)).toEqual([])
    }
  )
})
