/** Files at the top of the app that hold secrets, pure: which names are looked at, and what in them counts. No value is ever told. */

/** Names of files whose content decides. */
export const mayHoldSecrets = (name: string): boolean =>
  /^(?:\.env(?:\.(?:prod|production|live|staging))?|\.netrc|\.pypirc|\.npmrc|id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:pem|key)|.*(?:service[-_]?account|credentials|firebase).*\.json)$/i.test(
    name
  ) && !/example|sample|template|\.pub$/i.test(name)

const secretName = /(?:SECRET|PASSWORD|PASSWD|TOKEN|API_?KEY|PRIVATE_KEY|ACCESS_KEY)/i
/** What people write where the value is to be put, or for their own computer. */
const placeholder =
  /^(?:|.{0,7}|<.*>|\$\{?.*|.*(?:change|example|your|xxx|placeholder|todo|dummy|insecure|sample|fake|replace|secret[-_ ]?key|password|postgres|mysql|redis|admin|local|test|dev).*)$/i

const inVariables = (text: string): string | undefined => {
  const names = text.split(/\r?\n/).flatMap((line) => {
    const [, name = "", value = ""] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*["']?([^"'\s#]*)/.exec(line) ?? []
    return secretName.test(name) && !placeholder.test(value) ? [name] : []
  })
  const [first] = names
  if (first === undefined) return undefined
  return names.length === 1 ? `a value for ${first}` : `values for ${first} and ${names.length - 1} more`
}

/** What a file holds, without a word of it: `a private key`; `undefined` where it is nothing of the kind. */
export const secretIn = (name: string, text: string): string | undefined => {
  if (/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/.test(text)) return "a private key"
  const base = name.toLowerCase()
  if (base.startsWith(".env")) return inVariables(text)
  if (base === ".netrc") return /\bpassword\s+\S+/.test(text) ? "a password" : undefined
  if (base === ".pypirc") return /^\s*password\s*[:=]\s*\S+/m.test(text) ? "a password" : undefined
  if (base === ".npmrc") return /_(?:authToken|auth|password)\s*=\s*(?!\$)\S+/.test(text) ? "a token" : undefined
  return undefined
}
