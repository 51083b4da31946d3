/** `DEBUG = True` is told where nothing else can have the last word, and nowhere else. */
import { expect, it } from "vitest"
import { alwaysDebugs, isForProduction, settingsModule } from "../../src/inspection/DjangoSettings.ts"

it.each([
  ["as a project begins", "import os\n\nDEBUG = True\n\nALLOWED_HOSTS = []\n", 3],
  ["with a comment and a type", "DEBUG: bool = True  # for now\n", 1],
  ["behind a docstring that speaks of it", '"""\nDEBUG = False\n"""\nDEBUG = True\n', 4],
  ["behind settings that are brought in whole", "from .base import *\nDEBUG = True\n", 2],
  ["with line ends of Windows", "A = 1\r\nDEBUG = True\r\n", 2]
])("%s", (_, code, line) => {
  expect(alwaysDebugs(code)).toBe(line)
})

it.each([
  ["off", "DEBUG = False\n"],
  ["by a variable", 'DEBUG = os.environ.get("DEBUG") == "1"\n'],
  ["by a library", 'DEBUG = env.bool("DEBUG", default=True)\n'],
  ["by a function", 'DEBUG = bool(int(os.getenv("DEBUG", 1)))\n'],
  ["overridden below", "DEBUG = True\nDEBUG = False\n"],
  ["overridden by a condition", 'DEBUG = True\nif os.environ.get("PRODUCTION"):\n    DEBUG = False\n'],
  ["set in a condition", 'if os.environ.get("DEV"):\n    DEBUG = True\n'],
  [
    "overridden by what is brought in",
    "DEBUG = True\ntry:\n    from .local_settings import *\nexcept ImportError:\n    pass\n"
  ],
  ["overridden by name", 'DEBUG = True\nglobals().update(config("production"))\n'],
  ["overridden by a file that is run", 'DEBUG = True\nexec(open("/etc/shop.py").read())\n'],
  ["another name", "TEMPLATE_DEBUG = True\nDEBUG_TOOLBAR = True\n"],
  ["in a comment", "# DEBUG = True\n"],
  ["in a text", 'HELP = """\nDEBUG = True\n"""\n'],
  ["compared", "X = DEBUG == True\n"],
  ["nothing", ""]
])("says nothing: %s", (_, code) => {
  expect(alwaysDebugs(code)).toBeUndefined()
})

it.each([
  ['os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")', "shop.settings"],
  ["    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings.production')", "config.settings.production"],
  ['# os.environ.setdefault("DJANGO_SETTINGS_MODULE", "old.settings")', undefined],
  ['os.environ["DJANGO_SETTINGS_MODULE"] = name', undefined]
])("%s names %s", (code, module) => {
  expect(settingsModule(code)).toBe(module)
})

it.each([
  ["shop.settings", true],
  ["config.settings.production", true],
  ["config.settings.dev", false],
  ["shop.settings_local", false],
  ["shop.settings.test", false],
  ["devshop.settings", true],
  ["latest.settings", true]
])("%s is for production: %s", (module, expected) => {
  expect(isForProduction(module)).toBe(expected)
})
