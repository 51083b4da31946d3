/** What must not be shown, and how it is hidden: passwords in URLs, variables that hold secrets, in every spelling. */

const secretName =
  /(?:^|_)(?:PASS(?:WORD|WD|PHRASE)?|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|KEY|CREDENTIALS?|AUTH|DSN)(?:_|$)/i
/** Settings of ours or of Python's that are shown on purpose. */
const harmlessName =
  /^(?:(?:OLD)?PWD|SSH_AUTH_SOCK|\w*_(?:SOCK|FILE|PATH|DIR)|PYTHON\w*|BUILDPACK_\w+|LANG|LC_\w+|TZ|PATH|PORT|WEB_CONCURRENCY|DJANGO_SETTINGS_MODULE|\w*_OPTS|PIP_(?:INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|TRUSTED_HOST))$/
/** One word of letters, a path or a dotted name tells nothing; hiding it would blank out half of the log. */
const plainWord = /^(?:[A-Za-z][A-Za-z._/-]*|\d{1,7}|\d+(?:\.\d+)*)$/
/** `ENABLE_AUTH=true` has the name of a secret; hiding every `true` would make a log unreadable. */
const switches = /^(?:true|false|yes|no|on|off|none|null|enabled|disabled)$/i
const urlCredentials = /:\/\/([^/?#\s"'<>@]*(?:@[^/?#\s"'<>@]*)*)@(?=[^\s/?#"'<>]+)/g

const decoded = (text: string): string => {
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

/** Passwords, and tokens in the place of the user, of every URL in a text. */
export const inUrls = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(urlCredentials)].flatMap((match) => {
    const userInfo = match[1] ?? ""
    const cut = userInfo.indexOf(":")
    const user = cut < 0 ? userInfo : userInfo.slice(0, cut)
    const password = cut < 0 ? "" : userInfo.slice(cut + 1)
    // GitHub and its kin take a token in the place of the user, alone or with a fixed word as the password.
    const token = password === "" || password === "x-oauth-basic" ? user : ""
    return [token.length >= 12 ? token : "", password === "x-oauth-basic" ? "" : password].filter(
      (text) => text !== "" && !text.startsWith("$")
    )
  })

const isSecret = (name: string, value: string, configured: boolean): boolean => {
  if (harmlessName.test(name) || switches.test(value)) return false
  if (secretName.test(name)) return value.length >= 4
  return configured && value.length >= 8 && !plainWord.test(value) && !/\s|^git@/.test(value)
}

/** Longest first, so that no secret is cut by a shorter one inside it. */
export const order = (secrets: Iterable<string>): ReadonlyArray<string> => {
  const all = new Set<string>()
  for (const secret of secrets) for (const spelling of spellings(secret)) if (spelling.length >= 3) all.add(spelling)
  return [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

export const findSecrets = (
  variables: ReadonlyMap<string, string>,
  configured: ReadonlyMap<string, string>
): ReadonlyArray<string> => {
  const found: Array<string> = []
  for (const [name, value] of variables) {
    found.push(...inUrls(value))
    if (isSecret(name, value, configured.has(name)))
      found.push(value, ...value.split(/\r?\n/).filter((line) => line.length >= 8))
  }
  return order(found)
}

/** Hides the given secrets, and the user part of every URL whether known or not. */
export const redact = (text: string, secrets: ReadonlyArray<string>): string => {
  let shown = text
  for (const secret of secrets) if (shown.includes(secret)) shown = shown.replaceAll(secret, "****")
  return shown.includes("@")
    ? shown.replaceAll(urlCredentials, (whole, userInfo: string) =>
        /^(?:git|hg)$/.test(userInfo) ? whole : "://****@"
      )
    : shown
}
