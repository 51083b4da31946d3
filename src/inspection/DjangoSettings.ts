/** Whether the settings that a Django app starts with say `DEBUG = True`, told by reading them, pure: nothing is imported. */

/** The module that a file names as the settings where no variable does: `shop.settings`. */
export const settingsModule = (code: string): string | undefined =>
  /^[^#\n]*setdefault\(\s*["']DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)["']/m.exec(code)?.[1]

/** Modules that are for development or tests by their names. */
const notForProduction = /(?:^|[._])(?:dev|devel|develop|development|local|test|tests|testing|ci|debug)(?:$|[._])/i

export const isForProduction = (module: string): boolean => !notForProduction.test(module)

/** Texts over several lines, in which an assignment is none, with their line breaks kept. */
const withoutTexts = (code: string): string =>
  code.replaceAll(/("""|''')[^]*?(?:\1|$)/g, (text) => text.replaceAll(/[^\n]/g, ""))

/**
 * The line on which `DEBUG` is `True` whatever is set elsewhere. None where anything else in the file may have the last word:
 * another assignment, also below a condition, a settings module that is brought in whole behind it, or what sets names by name.
 */
export const alwaysDebugs = (code: string): number | undefined => {
  const lines = withoutTexts(code).split(/\r?\n/)
  const assigns = lines.flatMap((line, at) => (/^\s*DEBUG\s*(?::[^=]*)?=(?!=)/.test(line) ? [at] : []))
  const [only] = assigns
  if (only === undefined || assigns.length > 1) return undefined
  if (!/^DEBUG\s*(?::\s*\w+\s*)?=\s*True\s*(?:#.*)?$/.test(lines[only] ?? "")) return undefined
  const behind = lines.slice(only + 1).join("\n")
  const overridden =
    /^\s*from\s+\S+\s+import\s+\*/m.test(behind) ||
    /\b(?:globals|locals|vars)\s*\(\s*\)|\bexec\s*\(|\bexecfile\s*\(|\binclude\s*\(|\bdel\s+DEBUG\b|setattr\s*\(|DEBUG\s*[,)]\s*.*=(?!=)|[,(]\s*DEBUG\s*[,)]?\s*=(?!=)/.test(
      code
    )
  return overridden ? undefined : only + 1
}
