/** What the `web` line of a Procfile imports, by its words alone. */
import { describe, expect, it } from "vitest"
import { objectOfCommand } from "../../src/launch/CommandObject.ts"

/** The target; `()` where it is called, ` in` its folder, ` from` folders that are imported from first, and variables. */
const shown = (command: string): string | undefined => {
  const found = objectOfCommand(command)
  if (found === undefined) return undefined
  const { base, env = {}, isFactory, path = [], target } = found
  return [
    `${target}${isFactory ? "()" : ""}`,
    ...(base === "" ? [] : [`in ${base}`]),
    ...(path.length === 0 ? [] : [`from ${path.join(",")}`]),
    ...Object.entries(env).map(([name, value]) => `${name}=${value}`)
  ].join(" ")
}

const known: ReadonlyArray<readonly [command: string, object: string]> = [
  ["gunicorn app:app", "app:app"],
  ["gunicorn shop.wsgi", "shop.wsgi:application"],
  ["gunicorn shop.wsgi:application --log-file -", "shop.wsgi:application"],
  ["gunicorn -w 4 -k uvicorn.workers.UvicornWorker main:app", "main:app"],
  ["gunicorn -w4 -b0.0.0.0:$PORT --preload app:app", "app:app"],
  ["gunicorn --bind 0.0.0.0:$PORT --workers=2 app:app --timeout 60", "app:app"],
  ["gunicorn 'shop:create_app()'", "shop:create_app()"],
  ['gunicorn "shop:create_app()" --reload', "shop:create_app()"],
  [`gunicorn "shop:create_app('production')"`, "shop:create_app"],
  ["gunicorn --chdir src app:app", "app:app in src"],
  ["cd backend && gunicorn --chdir=src app:app", "app:app in backend/src"],
  ["gunicorn --pythonpath lib,src app:app", "app:app from lib,src"],
  ["gunicorn -e DJANGO_SETTINGS_MODULE=shop.live shop.wsgi", "shop.wsgi:application DJANGO_SETTINGS_MODULE=shop.live"],
  ["DJANGO_SETTINGS_MODULE=shop.live gunicorn shop.wsgi", "shop.wsgi:application DJANGO_SETTINGS_MODULE=shop.live"],
  ["PYTHONPATH=src gunicorn app:app", "app:app from src"],
  ["python manage.py migrate && gunicorn shop.wsgi", "shop.wsgi:application"],
  ["export A=b; exec gunicorn app:app 2>&1", "app:app A=b"],
  ["newrelic-admin run-program gunicorn app:app", "app:app"],
  ["python -m gunicorn app:app", "app:app"],
  ["python3 -u -m uvicorn shop.main:app --host 0.0.0.0 --port ${PORT:-8000}", "shop.main:app"],
  ["./venv/bin/gunicorn app:app", "app:app"],
  ["uvicorn main:app --host=0.0.0.0 --port=$PORT", "main:app"],
  ["uvicorn --factory shop:create_app --port $PORT", "shop:create_app()"],
  ["uvicorn --app-dir src main:api.app", "main:api.app from src"],
  ["hypercorn asgi:wrapped --bind 0.0.0.0:$PORT", "asgi:wrapped"],
  ["hypercorn main:app --bind 0.0.0.0:$PORT", "main:app"],
  ["hypercorn wsgi:main:app", "main:app"],
  ["granian --interface asgi main:app --host 0.0.0.0 --port $PORT", "main:app"],
  ["daphne -b 0.0.0.0 -p $PORT shop.asgi:application", "shop.asgi:application"],
  ["waitress-serve --port=$PORT --call shop:create_app", "shop:create_app()"],
  ["waitress-serve --listen=*:$PORT shop:app", "shop:app"],
  ["python -m waitress --port=$PORT shop:app", "shop:app"],
  ["flask --app shop run --host 0.0.0.0 --port $PORT", "shop"],
  ["flask --app shop.web:app run -p $PORT", "shop.web:app"],
  ["FLASK_APP=main.py flask run --host=0.0.0.0", "main"],
  ["python -m flask --app=shop run", "shop"]
]

const unknown: ReadonlyArray<string> = [
  "",
  "python app.py",
  "python -m shop",
  "python manage.py runserver 0.0.0.0:$PORT",
  "gunicorn",
  "gunicorn $APP",
  "gunicorn ${APP_MODULE:-app:app}",
  "gunicorn $(cat module)",
  "gunicorn app:app --workers $(nproc)",
  "gunicorn `cat module`",
  "gunicorn --chdir $HOME app:app",
  "gunicorn --chdir ../other app:app",
  "gunicorn --chdir /srv app:app",
  "gunicorn --paste production.ini",
  "gunicorn app:app | tee log",
  "gunicorn app:app & python worker.py",
  "gunicorn app:app other:app",
  'test -n "$A" && gunicorn a:app',
  "source env.sh && gunicorn app:app",
  "NAME=$OTHER gunicorn app:app",
  "uvicorn main",
  "uvicorn main:app --env-file .env",
  "hypercorn -c hypercorn.toml main:app",
  "sh -c 'gunicorn app:app'",
  "bin/web",
  "flask run",
  "flask --app shop shell",
  "streamlit run app.py",
  "uwsgi --ini uwsgi.ini",
  "gunicorn 'app:app"
]

describe("a command", () => {
  it.each(known)("%s imports %s", (command, object) => {
    expect(shown(command)).toBe(object)
  })

  it.each(unknown)("%s does not tell", (command) => {
    expect(shown(command)).toBeUndefined()
  })
})
