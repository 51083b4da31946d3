/** What is secret in addresses: passwords, tokens in the place of the user, signatures and tokens behind the `?`. */

/** Percent-decoded; as it is where it cannot be. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const credentials = /:\/\/([^/?#\s"'<>]*)@(?=[^\s/?#"'<>])/g
/** `https://me:pa/ss#word@host/`: no client can use it, and yet the password stands there. A port is none, nor a path of ssh. */
const careless =
  /(?<!ssh|file):\/\/([^\s/?#"'<>@:[]{0,200}:(?!\d{1,5}(?:[/?#]|$))[^\s"'<>@/?#]{0,300}[/?#][^\s"'<>@]{0,300})@(?=[^\s/?#"'<>]+)/g
/** A parameter in an address, or in the part behind the host that pip shows in warnings. */
const query = /([?&;#])([A-Za-z][\w.~%-]*)=(\$\{\w+\}|[^&\s"'`<>#;)\]}|,]+)/g

/** What our own advice, or a requirement file, writes where the credentials will be: no secret is in it. */
const placeholder = /^(?:USER:PASSWORD|\$\{\w+\}(?::\$\{\w+\})?)$/

/**
 * Parameters that hold a secret, as storages and indexes name them: `X-Amz-Signature`, `X-Goog-Signature`, `sig`
 * (Azure), `private_token` (GitLab).
 */
const secretParameter =
  /(?:^|[_.-])(?:sig|sas|jwt|code|auth|pass|pwd|key|policy|session|hmac)$|token|signature|secret|passw|credential|api_?key|access_?key|authorization/i
/** Commits and checksums are long and random, and tell nothing. */
const harmlessParameter = /^(?:sha\d*|md5|commit|rev|revision|ref|branch|tag|h|id|egg|subdirectory|checksum)$/i
const isFile = /\.(?:whl|zip|t[a-z]{0,2}z2?|gz|bz2|xz|html?|json|txt)$/i

/** Long, of letters and digits mixed, and no name of a file: what no person would write. */
const isRandom = (value: string): boolean =>
  value.length >= 20 &&
  /^[\w+/=.~%:-]+$/.test(value) &&
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  !isFile.test(value) &&
  new Set(value).size >= 10 &&
  // Words and numbers with marks between them: `manylinux_2_17_x86_64`, a date, a version.
  value.split(/[_.:/+-]|%\w\w/).some((word) => word.length >= 16)

const isSecret = (name: string, value: string): boolean =>
  value !== "****" &&
  !/^\$\{\w+\}$/.test(value) &&
  !harmlessParameter.test(name) &&
  (secretParameter.test(name.replaceAll(/%2D/gi, "-")) || isRandom(value))

/** The text without what is secret in its addresses: it rotates, and decides nothing. */
export const withoutCredentials = (text: string): string => {
  const bare = text.includes("://") ? text.replaceAll(credentials, "://").replaceAll(careless, "://") : text
  return bare.includes("=")
    ? bare.replaceAll(query, (whole, mark: string, name: string, value: string) =>
        isSecret(name, value) ? `${mark}${name}=` : whole
      )
    : bare
}

/** Hides it, whether it is known or not. */
export const hideInAddresses = (text: string): string => {
  const hide = (whole: string, userInfo: string): string =>
    /^(?:git|hg)$/.test(userInfo) || placeholder.test(userInfo) ? whole : "://****@"
  const bare = text.includes("@") ? text.replaceAll(credentials, hide).replaceAll(careless, hide) : text
  return bare.includes("=")
    ? bare.replaceAll(query, (whole, mark: string, name: string, value: string) =>
        isSecret(name, value) ? `${mark}${name}=****` : whole
      )
    : bare
}

const userInfosIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(credentials), ...text.matchAll(careless)]
    .map((match) => match[1] ?? "")
    .filter((userInfo) => !placeholder.test(userInfo))

const split = (userInfo: string): readonly [user: string, password: string] => {
  const cut = userInfo.indexOf(":")
  return cut < 0 ? [userInfo, ""] : [userInfo.slice(0, cut), userInfo.slice(cut + 1)]
}

/** Passwords, and tokens in the place of the user, of every address in a text. */
export const inUrls = (text: string): ReadonlyArray<string> =>
  userInfosIn(text).flatMap((userInfo) => {
    const [user, password] = split(userInfo)
    // GitHub and its kin take a token in the place of the user, alone or with a fixed word as the password.
    const token = password === "" || password === "x-oauth-basic" ? user : ""
    const secrets = [token.length >= 12 ? token : "", password === "x-oauth-basic" ? "" : password]
    return secrets.filter((text) => text !== "" && !text.startsWith("$"))
  })

/** The values behind a `?` that are secret. */
const inQueries = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(query)]
    .filter(([, , name = "", value = ""]) => value.length >= 6 && isSecret(name, value))
    .map(([, , , value = ""]) => value)

/** A short password would blank out half of a log: it is hidden together with the user before it and the `@` behind. */
const shortPairs = (userInfo: string): ReadonlyArray<string> => {
  const [user, password] = split(userInfo)
  return password === "" || password.length > 3 || password.startsWith("$") ? [] : [`${user}:${password}@`]
}

/** A user and a password as the header of an HTTP request has them (RFC 7617). */
const basic = (userInfo: string): ReadonlyArray<string> => {
  const plain = decoded(userInfo)
  return plain.includes(":") && /^[\u0020-\u007e]+$/.test(plain) ? [btoa(plain)] : []
}

/** Everything of a text's addresses that must not be shown, in one spelling each. */
export const inAddresses = (text: string): ReadonlyArray<string> =>
  text.includes("://") || text.includes("=")
    ? [
        ...inUrls(text),
        ...userInfosIn(text).flatMap((userInfo) => [...shortPairs(userInfo), ...basic(userInfo)]),
        ...inQueries(text)
      ]
    : []

/** `user:password@proxy:3128` is an address to pip, although it has no scheme. */
export const inProxy = (value: string): ReadonlyArray<string> =>
  value.includes("://") ? inAddresses(value) : inAddresses(`://${value}`)
