/** What is said of a failed `collectstatic`, by what real Djangos (5.2), settings packages and storages have raised. */
import { describe, expect, it } from "vitest"
import type { Failure, Told } from "../../src/assets/Collecting.ts"
import { causeOf } from "../../src/assets/CollectionFailed.ts"

const settings = (line: number) => ({ file: "shop/settings.py", line })
const manage = { file: "manage.py", line: 6 }

const raised = (type: string, text: string, more: Partial<Failure> = {}): Failure => ({
  type,
  module: "builtins",
  text,
  frames: [manage, settings(21)],
  ...more
})

const told = (error: Failure, more: Partial<Told> = {}): Told => ({
  phase: "settings",
  verdict: null,
  variables: [],
  all: false,
  missing: ["DJANGO_SETTINGS_MODULE", "SECRET_KEY"],
  settingsModule: "shop.settings",
  error,
  ...more
})

const explained = (error: Failure, more: Partial<Told> = {}, output: ReadonlyArray<string> = []) => {
  const end = { exitCode: 1, signal: undefined, timedOut: false, output }
  const { hints, id, message } = causeOf(told(error, more), end, "manage.py")
  return { id: id.replace("static-files/", ""), message, hint: hints[0] ?? "" }
}

const field = (name: string): string =>
  `${name}\n  Field required [type=missing, input_value={}, input_type=dict]\n    For further information visit https://errors.pydantic.dev/2.14/v/missing`
const inDjango = { module: "django.core.exceptions", frames: [manage] }
const missing = (name: string) => raised("ModuleNotFoundError", `No module named '${name}'`, { name })

describe("what is said of a failure", () => {
  it.each<[string, ReturnType<typeof explained>, id: string, words: string, hint: string]>([
    [
      "a line that reads a variable which is not set",
      explained(
        raised("TypeError", "int() argument must be a string, not 'NoneType'", {
          asks: [{ ...settings(21), name: "SHOP_TIMEOUT" }]
        })
      ),
      "missing-variable",
      "shop/settings.py line 21 reads $SHOP_TIMEOUT, which is not set, and fails: `TypeError: int()",
      "Set SHOP_TIMEOUT for the app"
    ],
    [
      "an import in such a line",
      explained({ ...missing("redis"), asks: [{ ...settings(21), name: "SHOP_REDIS" }] }),
      "settings",
      "No module named 'redis'",
      "(`redis`, by the usual name)"
    ],
    [
      "python-decouple",
      explained(
        raised("UndefinedValueError", "PAY_KEY not found. Declare it as envvar or define a default value.", {
          module: "decouple"
        }),
        { missing: ["SECRET_KEY", "PAY_KEY"] }
      ),
      "missing-variable",
      "shop/settings.py line 21 asks for $PAY_KEY",
      "Set PAY_KEY for the app"
    ],
    [
      "pydantic-settings",
      explained(
        raised("ValidationError", `2 validation errors for S\n${field("payment_key")}\n${field("other_key")}`, {
          module: "pydantic_core._pydantic_core"
        }),
        { all: true }
      ),
      "missing-variable",
      "none is set for `payment_key`, `other_key`, which have no default",
      "Set PAYMENT_KEY, OTHER_KEY for the app"
    ],
    [
      "settings that are not there",
      explained({ ...missing("shop.setings"), frames: [manage] }, { settingsModule: "shop.setings" }),
      "settings",
      "No module named 'shop.setings'",
      "by manage.py or $DJANGO_SETTINGS_MODULE: correct the name"
    ],
    [
      "a module of the app's own",
      explained(missing("shop.local_settings")),
      "settings",
      "shop/settings.py line 21 failed",
      "`shop.local_settings` is the app's own, and was not deployed"
    ],
    [
      "a package by another name than its module's",
      explained(missing("rest_framework")),
      "settings",
      "rest_framework",
      "`djangorestframework`"
    ],
    [
      "two modules that import each other",
      explained(
        raised(
          "ImportError",
          "cannot import name 'Y' from partially initialized module 'shop.settings' (most likely due to a circular import) (shop/settings.py)",
          { name: "shop.settings", frames: [manage, settings(21), { file: "shop/helpers.py", line: 1 }] }
        )
      ),
      "settings",
      "shop/helpers.py line 1",
      "The two modules import each other"
    ],
    [
      "a name that a newer release has no more",
      explained(
        raised("ImportError", "cannot import name 'ugettext' from 'django.utils.translation' (/x/__init__.py)", {
          name: "django.utils.translation",
          frames: [manage, { file: "old/models.py", line: 1 }]
        })
      ),
      "settings",
      "cannot import name 'ugettext' from 'django.utils.translation'`.",
      "The release of `Django` that is installed has no `ugettext`"
    ],
    [
      "a file that .gitignore leaves out",
      explained(raised("FileNotFoundError", "No such file: 'secrets.json'", { errno: 2, path: "secrets.json" })),
      "missing-file",
      "shop/settings.py line 21 leads to `secrets.json`, which was not deployed",
      "read what is in it from variables"
    ],
    [
      "a folder for logs, of which the logging of Python says nothing",
      explained(
        raised("ValueError", "Unable to configure handler 'f'", { frames: [manage], errno: 2, path: "logs/app.log" })
      ),
      "missing-file",
      "leads to `logs/app.log`",
      "Log to stdout"
    ],
    [
      "a service on the network",
      explained(raised("ConnectionRefusedError", "[Errno 111] Connection refused", { errno: 111, path: null })),
      "service",
      "shop/settings.py line 21 asks another machine while it is imported",
      "Connect when a request comes"
    ],
    [
      "the program of a command of the app's own",
      explained(
        raised("FileNotFoundError", "[Errno 2] No such file or directory: 'npm'", {
          errno: 2,
          path: "npm",
          program: "npm",
          frames: [manage, { file: "cmd/management/commands/collectstatic.py", line: 5 }]
        }),
        { phase: "collecting", verdict: "collected" }
      ),
      "failed",
      "cmd/management/commands/collectstatic.py line 5 starts `npm`, and there is no such program.",
      "Have a buildpack that brings it run before this one"
    ],
    [
      "the driver of a database",
      explained(
        raised("ImproperlyConfigured", "Error loading MySQLdb module.\nDid you install mysqlclient?", inDjango)
      ),
      "improper",
      "Django says: Error loading MySQLdb module. Did you install mysqlclient?",
      "`mysqlclient`"
    ],
    [
      "a check of Django's",
      explained(
        raised(
          "SystemCheckError",
          "SystemCheckError: System check identified some issues:\n\nERRORS:\n?: (staticfiles.E002) The STATICFILES_DIRS setting should not contain the STATIC_ROOT setting.\n",
          inDjango
        ),
        { phase: "collecting", verdict: "collected" }
      ),
      "improper",
      "Django says: (staticfiles.E002) The STATICFILES_DIRS setting",
      "Correct the setting"
    ],
    [
      "a file that a style sheet names, where only Django's words tell which",
      explained(
        raised("ValueError", "The file 'x/base.css' could not be found with <storage>.", { frames: [manage] }),
        { phase: "collecting", verdict: "collected" },
        ["Post-processing 'shop.css' failed!"]
      ),
      "missing-reference",
      "`shop.css` names `x/base.css`",
      "Add the file"
    ]
  ])("%s", (_title, { hint, id, message }, expected, words, remedy) => {
    expect(id).toBe(expected)
    expect(message).toContain(words)
    expect(hint).toContain(remedy)
    expect(message).not.toMatch(/ \(\//)
  })
})
