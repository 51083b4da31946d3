/** What must not be shown, and how it is hidden: passwords in URLs, variables that hold secrets, in every spelling. */

/** Long words tell wherever they stand (`PGPASSWORD`), short ones only as a word of their own (`KEY`, not `KEYBOARD`). */
const secretName =
  /PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL|(?:^|_)(?:PASS|PWD|KEY|AUTH|DSN)(?:_|$)/i
/** Settings of ours, of Python's and of pip's that are shown on purpose. */
const harmlessName = new RegExp(
  `^(?:${[
    "(?:OLD)?PWD|LANG|LC_\\w+|TZ|PATH|PORT|WEB_CONCURRENCY|DJANGO_SETTINGS_MODULE|\\w*_OPTS",
    "PYTHON[A-Z]*|PYTHON_(?:VERSION|CACHE_DIR|DEFAULT_VERSION|PATCH_POLICY)",
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
const urlCredentials = /:\/\/([^/?#\s"'<>]*)@(?=[^\s/?#"'<>])/g

/** The text without the user part of any URL in it: credentials rotate, and decide nothing. */
export const withoutCredentials = (text: string): string => text.replaceAll(urlCredentials, "://")

/** What our own advice, or a requirement file, writes where the credentials will be: no secret is in it. */
const placeholder = /^(?:USER:PASSWORD|\$\{\w+\}(?::\$\{\w+\})?)$/

/** Percent-decoded; as it is where it cannot be. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
/** A secret as it is, percent-decoded and percent-encoded (with either case of the digits). */
const spellings = (secret: string): ReadonlyArray<string> => {
  const plain = decoded(secret)
  const encoded = encodeURIComponent(plain)
  const strict = encoded.replaceAll(/[!'()*~._-]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const lower = (text: string) => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
  return [secret, plain, encoded, strict, lower(encoded), lower(strict)]
}

/** As the header of an HTTP request has them (RFC 7617). */
const basic = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(urlCredentials)]
    .map((match) => decoded(match[1] ?? ""))
    .filter((plain) => plain.includes(":") && /^[\u0020-\u007e]+$/.test(plain))
    .map(btoa)

/** Passwords, and tokens in the place of the user, of every URL in a text. */
export const inUrls = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(urlCredentials)].flatMap((match) => {
    const userInfo = match[1] ?? ""
    if (placeholder.test(userInfo)) return []
    const cut = userInfo.indexOf(":")
    const user = cut < 0 ? userInfo : userInfo.slice(0, cut)
    const password = cut < 0 ? "" : userInfo.slice(cut + 1)
    // GitHub and its kin take a token in the place of the user, alone or with a fixed word as the password.
    const token = password === "" || password === "x-oauth-basic" ? user : ""
    const secrets = [token.length >= 12 ? token : "", password === "x-oauth-basic" ? "" : password]
    const told = secrets.filter((text) => text !== "" && !text.startsWith("$"))
    return told
  })

const isSecret = (name: string, value: string, configured: boolean): boolean => {
  if (harmlessName.test(name) || namesPlace(name, value) || switches.test(value)) return false
  if (secretName.test(name)) return value.length >= 4
  return configured && value.length >= 8 && !plainWord.test(value) && !sentence.test(value) && !value.startsWith("git@")
}

/** Longest first, so that no secret is cut by a shorter one inside it. */
export const order = (secrets: Iterable<string>): ReadonlyArray<string> => {
  const all = new Set<string>()
  for (const secret of secrets) for (const spelling of spellings(secret)) if (spelling.length >= 3) all.add(spelling)
  return [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** A value with several lines or several words may be printed in parts: each line, and each quoted text of a JSON. */
const parts = (value: string): ReadonlyArray<string> => [
  value,
  ...value.split(/\r?\n/).filter((line) => line.length >= 8),
  ...[...value.matchAll(/"([^"\\]{8,})"/g)].map((match) => match[1] ?? "").filter((text) => !plainWord.test(text))
]

/** `user:password@proxy:3128` is a URL to pip, although it has no scheme. */
const withoutScheme = (name: string, value: string): ReadonlyArray<string> =>
  /PROXY$/i.test(name) && !value.includes("://") ? inUrls(`://${value}`) : []

export const findSecrets = (
  variables: ReadonlyMap<string, string>,
  configured: ReadonlyMap<string, string>
): ReadonlyArray<string> => {
  const found: Array<string> = []
  for (const [name, value] of variables) {
    found.push(...inUrls(value), ...basic(value), ...withoutScheme(name, value))
    if (isSecret(name, value, configured.has(name))) found.push(...parts(value))
  }
  return order(found)
}

/** Hides the given secrets, and the user part of every URL whether known or not. */
export const redact = (text: string, secrets: ReadonlyArray<string>): string => {
  let shown = text
  for (const secret of secrets) if (shown.includes(secret)) shown = shown.replaceAll(secret, "****")
  return shown.includes("@")
    ? shown.replaceAll(urlCredentials, (whole, userInfo: string) =>
        /^(?:git|hg)$/.test(userInfo) || placeholder.test(userInfo) ? whole : "://****@"
      )
    : shown
}
