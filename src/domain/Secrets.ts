/** What must not be shown, and how it is hidden: passwords in URLs, variables that hold secrets, in every spelling. */
import { decoded, hideInAddresses, inAddresses, inProxy } from "./AddressSecrets.ts"

export { decoded, inAddresses, inProxy, inUrls, withoutCredentials } from "./AddressSecrets.ts"

/** Long words tell wherever they stand (`PGPASSWORD`), short ones only as a word of their own (`KEY`, not `KEYBOARD`). */
const secretName =
  /PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL|(?:^|_)(?:PASS|PWD|KEY|AUTH|DSN)(?:_|$)/i
/** Settings of ours, of Python's and of pip's that are shown on purpose. */
const harmlessName = new RegExp(
  `^(?:${[
    "(?:OLD)?PWD|LANG|LC_\\w+|TZ|PATH|PORT|WEB_CONCURRENCY|DJANGO_SETTINGS_MODULE|\\w*_OPTS",
    "PYTHON[A-Z]*|PYTHON_(?:VERSION|CACHE_DIR|DEFAULT_VERSION|PATCH_POLICY|STARTUP_HOOKS|MIN_RELEASE_AGE|ENVIRONMENT)",
    "BUILDPACK_(?:DEBUG|STEP_TIMEOUT|PYTHON_PATH|NODE|NODE_URL)",
    "PIP_(?:INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|TRUSTED_HOST)"
  ].join("|")})$`
)
/** `MAIL_PASS_FILE=/run/secrets/mail` names a place, and so does `SSH_AUTH_SOCK`. */
const namesPlace = (name: string, value: string): boolean =>
  /_(?:SOCK|FILE|PATH|DIR)$/.test(name) && value.startsWith("/")
/** One word of letters, a path or a dotted name tells nothing; hiding it would blank out half of the log. */
const plainWord = /^(?:\/?[A-Za-z][A-Za-z._/]*|\d+(?:\.\d+)+)$/
/** `The shop at the corner`: words alone, with blanks between them. */
const sentence = /^[A-Za-z][A-Za-z,.'!?]*(?: [A-Za-z,.'!?]+)+$/
/** `ENABLE_AUTH=true` has the name of a secret; hiding every `true` would make a log unreadable. */
const switches = /^(?:true|false|yes|no|on|off|none|null|enabled|disabled)$/i
/** What JSON, Python's `repr` and JavaScript make of a text: a mark before quotes and itself, numbers for what is not ASCII. */
const escaped = (text: string, quotes: RegExp, beyond: (code: number) => string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(quotes, "\\$&")
    .replaceAll(/[^\u0020-\u007e]/g, (c) => beyond(c.charCodeAt(0)))
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0")

/** Base64 forms of what is long enough to be told from other words, and no file. */
const base64 = (text: string): ReadonlyArray<string> =>
  text.length < 8 || text.length > 4096
    ? []
    : [btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/=+$/, "")]

/** A secret as it is, percent-decoded and percent-encoded (with either case of the digits), and as it stands in quotes. */
const spellings = (secret: string): ReadonlyArray<string> => {
  const plain = decoded(secret)
  const encoded = encodeURIComponent(plain)
  const strict = encoded.replaceAll(/[!'()*~._-]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const lower = (text: string) => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
  const percent = [secret, plain, encoded, strict, lower(encoded), lower(strict), encoded.replaceAll("%20", "+")]
  if (/^[\w.~-]*$/.test(plain)) return [...percent, ...base64(plain)]
  const quoted = [
    escaped(plain, /"/g, (code) => `\\u${hex(code, 4)}`),
    escaped(plain, /'/g, (code) => (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`)),
    plain.replaceAll("'", `'\\''`),
    plain.replaceAll(/[^\w@%+=:,./-]/g, "\\$&"),
    plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
    plain.replaceAll("/", "\\/"),
    // Encoded once more, as part of another address.
    encodeURIComponent(encoded)
  ]
  return [...percent, ...quoted, ...base64(plain)]
}

const isSecret = (name: string, value: string, configured: boolean): boolean => {
  if (harmlessName.test(name) || namesPlace(name, value) || switches.test(value)) return false
  if (secretName.test(name)) return value.length >= 4
  return configured && value.length >= 8 && !plainWord.test(value) && !sentence.test(value) && !value.startsWith("git@")
}

/** What is shorter stands everywhere: hiding it would blank out a log and tell which letters it has. */
const shortest = 4

const sorted = (all: ReadonlySet<string>): ReadonlyArray<string> =>
  [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

/** Longest first, so that no secret is cut by a shorter one inside it. */
export const order = (secrets: Iterable<string>): ReadonlyArray<string> => {
  const all = new Set<string>()
  for (const secret of secrets)
    for (const spelling of spellings(secret)) if (spelling.length >= shortest) all.add(spelling)
  return sorted(all)
}

/** Two lists of one order each. */
export const together = (known: ReadonlyArray<string>, more: ReadonlyArray<string>): ReadonlyArray<string> =>
  sorted(new Set([...known, ...more]))

/** A value with several lines or several words may be printed in parts: each line, and each quoted text of a JSON. */
const parts = (value: string): ReadonlyArray<string> => [
  value,
  ...value.split(/\r?\n/).filter((line) => line.length >= 8),
  ...[...value.matchAll(/"([^"\\]{8,})"/g)].map((match) => match[1] ?? "").filter((text) => !plainWord.test(text))
]

export const findSecrets = (
  variables: ReadonlyMap<string, string>,
  configured: ReadonlyMap<string, string>
): ReadonlyArray<string> => {
  const found: Array<string> = []
  for (const [name, value] of variables) {
    found.push(...(/PROXY$/i.test(name) ? inProxy(value) : inAddresses(value)))
    if (isSecret(name, value, configured.has(name))) found.push(...parts(value))
  }
  return order(found)
}

/** So many letters of a secret tell it from other words. */
const telling = 4

/** A text that was cut (`https://me:hunt…`, `…ter2@host`) may end, or begin, within a secret. */
const cutAt = (text: string, at: number, secrets: ReadonlyArray<string>): string => {
  const [before, behind] = [text.slice(0, at), text.slice(at + 1)]
  for (const secret of secrets)
    for (let length = Math.min(secret.length - 1, text.length); length >= telling; length--) {
      if (before.endsWith(secret.slice(0, length))) return `${before.slice(0, -length)}****…${behind}`
      if (behind.startsWith(secret.slice(-length))) return `${before}…****${behind.slice(length)}`
    }
  return text
}

const withoutCut = (text: string, secrets: ReadonlyArray<string>): string => {
  let shown = text
  // Ours has one such mark; what has more was not cut.
  for (let [at, count] = [shown.lastIndexOf("…"), 0]; at >= 0 && count < 20; count++) {
    shown = cutAt(shown, at, secrets)
    at = at === 0 ? -1 : shown.lastIndexOf("…", at - 1)
  }
  return shown
}

/** Tokens as GitHub, GitLab, PyPI and Slack write them, and as HTTP sends them. */
const tokens =
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,255}|pypi-AgE[\w-]{16,512}|xox[abpr]-[\w-]{10,255})/g
const header = /\b((?:Proxy-)?Authorization: ?(?:Basic|Bearer|Token) |PRIVATE-TOKEN: ?)[^\s"'\\]+/gi

/** A user and a short password, with the `@` behind them. */
const isPair = /^[^\s:@]*:[^\s@]{1,3}@$/

/** Hides the given secrets, and what is secret in addresses whether known or not. */
export const redact = (text: string, secrets: ReadonlyArray<string>): string => {
  let shown = text
  for (const secret of secrets)
    if (shown.includes(secret)) shown = shown.replaceAll(secret, isPair.test(secret) ? "****@" : "****")
  const whole = shown.includes("…") ? withoutCut(shown, secrets) : shown
  return hideInAddresses(whole).replaceAll(tokens, "****").replaceAll(header, "$1****")
}
