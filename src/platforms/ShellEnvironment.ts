/** Changes of an environment as lines for a POSIX shell. */
import { type Change, prefix } from "../domain/EnvironmentDelta.ts"

/** The first line of everything that we write into an app, by which we know it again. */
export const mark = "# Written by python-buildpack; staging replaces this file."

/** The variable of a script that holds the prefix; it is unset at its end. */
export const place = "__python_prefix"

/** A word that a POSIX shell reads as exactly this text; the prefix is taken from the variable. */
export const quote = (value: string): string =>
  value
    .split(prefix)
    .map((part) => (part === "" ? "" : `'${part.replaceAll("'", `'\\''`)}'`))
    .join(`"$${place}"`) || "''"

/** One change as a line; a script sets the place before. */
export const line = (change: Change): string => {
  const { name } = change
  switch (change._tag) {
    case "Set":
      return `export ${name}=${quote(change.value)}`
    case "Default":
      return `if [ -z "\${${name}:-}" ]; then export ${name}=${quote(change.value)}; fi`
    case "Prepend":
      return `export ${name}=${quote(change.value)}"\${${name}:+${change.delimiter}$${name}}"`
    case "Append":
      return `export ${name}="\${${name}:+$${name}${change.delimiter}}"${quote(change.value)}`
    case "Unset":
      return `unset ${name}`
  }
}
