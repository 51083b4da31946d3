/** Which files hold secrets, told without a word of them; examples and placeholders are none. */
import { expect, it } from "vitest"
import { mayHoldSecrets, secretIn } from "../../src/inspection/SecretFiles.ts"

const key = (kind: string) => `-----BEGIN ${kind}PRIVATE KEY-----\nMIIE\n-----END ${kind}PRIVATE KEY-----\n`

it.each([
  ["server.key", key(""), "a private key"],
  ["id_rsa", key("RSA "), "a private key"],
  ["id_ed25519", key("OPENSSH "), "a private key"],
  ["service-account.json", `{"private_key": "${key("").replaceAll("\n", "\\n")}"}`, "a private key"],
  [".env", "DEBUG=1\nSTRIPE_SECRET_KEY=4fN2-correct-horse\n", "a value for STRIPE_SECRET_KEY"],
  [
    ".env.production",
    'export DB_PASSWORD="tr0ub4dor-and-3"\nAPI_KEY=9f8e7d6c5b4a\n',
    "values for DB_PASSWORD and 1 more"
  ],
  [".netrc", "machine a login b password c", "a password"],
  [".pypirc", "[pypi]\nusername = __token__\npassword = pypi-abc\n", "a password"],
  [".npmrc", "//registry.example.com/:_authToken=abc\n", "a token"]
])("%s holds one", (name, text, what) => {
  expect([mayHoldSecrets(name), secretIn(name, text)]).toEqual([true, what])
  expect(what).not.toMatch(/horse|tr0ub|9f8e/)
})

it.each([
  ["ca.pem", "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n"],
  ["id.key", "a key of a map\n"],
  [".env", ""],
  [".env", "SECRET_KEY=changeme\nAPI_KEY=your-key-here\nTOKEN=<token>\nDB_PASSWORD=postgres\n"],
  [".env", "SECRET_KEY=${OTHER}\nPASSWORD=\nSECRET_KEY=django-insecure-abcdefgh\n"],
  [".env", "PORT=8000\nDATABASE=shop\nTOKENIZERS_PARALLELISM=false\n"],
  [".npmrc", "//registry.example.com/:_authToken=${NPM_TOKEN}\n"],
  ["credentials.json", '{"type": "none"}']
])("%s holds none", (name, text) => {
  expect(secretIn(name, text)).toBeUndefined()
})

it.each([
  ".env.example",
  ".env.sample",
  "server.key.pub",
  "requirements.txt",
  "keys.py",
  ".environment",
  "id_rsa.pub",
  "example.key"
])("%s is not looked at", (name) => {
  expect(mayHoldSecrets(name)).toBe(false)
})
