/** What to do about an import that failed in a way that is known: rules from the words of an exception to a hint, pure. */
import { visible } from "../domain/StagingError.ts"

interface Advice {
  readonly type: RegExp
  readonly text: RegExp
  readonly hint: (found: RegExpExecArray, text: string) => string
}

/** Names of fields that pydantic's settings miss: each stands in a line of its own, before the one that says so. */
const missingFields = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/^(\w+)\n\s+[Ff]ield required/gm)].map(([, name = ""]) => name)

const rules: ReadonlyArray<Advice> = [
  {
    type: /ValidationError$/,
    text: /^\w+\n\s+[Ff]ield required/m,
    hint: (_, text) =>
      `Set ${missingFields(text)
        .map((name) => `$${visible(name.toUpperCase())}`)
        .join(
          ", "
        )} for the app, or give these fields defaults; with a prefix before the names, if the settings have one.`
  },
  {
    type: /./,
    text: /pip3? install ["'`]?([A-Za-z][\w.-]*(?:\[[\w,-]+\])?)/,
    hint: ([, name = ""]) => `Add the line \`${visible(name)}\` to requirements.txt (or what lists the app's packages).`
  },
  {
    type: /^ImportError$/,
    text: /^cannot import name '(\w+)' from partially initialized module/,
    hint: ([, name = ""]) =>
      `Two modules import each other. Import \`${visible(name)}\` in the function that uses it, or put what both need into a third module.`
  },
  {
    type: /^(?:ImportError|ValueError)$/,
    text: /^[Aa]ttempted relative import (?:with no known parent package|in non-package)/,
    hint: () =>
      "Leave the dot away (`from views import x` in place of `from .views import x`): the file lies in no package."
  },
  {
    type: /^FileNotFoundError$/,
    text: /./,
    hint: () =>
      "Commit the file, if it is the app's; a path without `/` before it counts from where the app is started."
  },
  {
    type: /^(?:OperationalError|ConnectionError|ConnectionRefusedError|gaierror|ServerSelectionTimeoutError)$/,
    text: /./,
    hint: () =>
      "Connect in the function that needs it, and not while the module is imported; or set PYTHON_START_CHECK=off, where the service can be reached by the running app alone."
  }
]

/** `undefined` for what nobody knows more of. */
export const adviceFor = (type: string, text: string): string | undefined => {
  for (const rule of rules) {
    const found = rule.type.test(type) ? rule.text.exec(text) : null
    if (found !== null) return rule.hint(found, text)
  }
  return undefined
}
