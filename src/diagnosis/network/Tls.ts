/** Rules: connections that TLS does not let come about. */
import { type ConnectionTrouble, reasonOf, ruleFor } from "./Connections.ts"
import { pythonLine, type Rule } from "../Rule.ts"
import { newestThree, over } from "../StackLines.ts"
import { troubles } from "./NetworkTrouble.ts"

const ownAuthority = [
  "If the host is your own, or a proxy opens the connection: put the certificate of the authority that signed it (PEM) into the app, `ca.pem`, and set $PIP_OPTS to `--cert ca.pem`.",
  "$REQUESTS_CA_BUNDLE and $CURL_CA_BUNDLE go before `--cert` and $PIP_CERT: where one of them is set, correct that one. An operator sets $REQUESTS_CA_BUNDLE to such a file of the stack."
]

const kinds: ReadonlyArray<ConnectionTrouble> = [
  {
    id: "pip/tls-file-missing",
    pattern: /Could not find a suitable TLS CA certificate bundle/,
    blame: "environment",
    title: () => "The file with certificates is not there",
    meaning: () => "A setting names a file of trusted certificates that does not exist here.",
    hints: () => [
      "Correct or unset the variable that names it: $PIP_CERT, $REQUESTS_CA_BUNDLE, $CURL_CA_BUNDLE, or `--cert` in $PIP_OPTS. A file of the app is named from its root, `--cert ca.pem`."
    ]
  },
  {
    id: "pip/tls-not-https",
    pattern:
      /WRONG_VERSION_NUMBER|wrong version number|unknown protocol|UNKNOWN_PROTOCOL|HTTP_REQUEST|packet length too long/,
    blame: "app",
    title: (at) => `${at} does not speak https`,
    meaning: () =>
      "The address begins with https, but what answers there is plain http, or another service: the port is wrong, or the proxy's address begins with https where it should be http.",
    hints: (at) => [
      `Correct the port, or write \`http://${at}/…\` with \`--trusted-host ${at.replace(/:\d+$/, "")}\` on a line of its own (only inside a network that you trust).`
    ]
  },
  {
    id: "pip/tls-hostname",
    pattern:
      /[Hh]ostname mismatch|IP address mismatch|doesn't match|does not match target host|no alternative certificate subject name/,
    blame: "environment",
    title: (at) => `The certificate of ${at} is for another name`,
    meaning: () => "The host answers, but shows a certificate for another host.",
    hints: () => [
      "Write the address with the name that the certificate is for; if the name is right, something on the way (a proxy, a login page) answers in its place."
    ]
  },
  {
    id: "pip/tls-expired",
    pattern: /certificate has expired|certificate is not yet valid/,
    blame: "environment",
    title: (at) => `The certificate of ${at} is not valid today`,
    meaning: () => "It has expired or is not valid yet; or the clock of the machine that stages is wrong.",
    hints: () => [
      "Have the host's certificate renewed; see whether `date` on the machine that stages is right.",
      "On an old stack, the authority's own certificate may be what expired: update the package ca-certificates."
    ]
  },
  {
    id: "pip/tls-untrusted",
    pattern:
      /CERTIFICATE_VERIFY_FAILED|certificate verify failed|self[- ]signed certificate|unable to get local issuer|SSL certificate problem|server certificate verification failed/,
    blame: "environment",
    title: (at) => `The certificate of ${at} is not trusted here`,
    meaning: () => "Who signed it is none of the authorities that are trusted here, or it is out of date.",
    hints: () => ownAuthority
  }
]

const noModule: Rule = (failure, text) => {
  if (
    !/SSL module is not available|pip is configured with locations that require TLS\/SSL|The 'ssl' module is unavailable|No module named '?_ssl'?/.test(
      text
    )
  )
    return undefined
  return {
    id: "pip/tls-module-missing",
    blame: "environment",
    title: `Python ${pythonLine(failure)} on this stack was built without TLS`,
    message:
      "Its module `ssl` is missing or does not load, so it cannot open any https address, and pip cannot reach an index.",
    hints: [
      "Have the stack's Python built anew with OpenSSL's headers present (Debian, Ubuntu: libssl-dev), or choose another Python of the stack."
    ]
  }
}

/** The OpenSSL of an old Python is older than what hosts ask for. */
const protocol: Rule = (failure, text) => {
  const found = troubles(failure, text).find(({ said }) =>
    /TLSV1_ALERT|tlsv1 alert|SSLV3_ALERT_HANDSHAKE|sslv3 alert handshake|UNSUPPORTED_PROTOCOL|unsupported protocol|TLSV1_UNRECOGNIZED/i.test(
      said
    )
  )
  if (found === undefined) return undefined
  const at = found.host ?? "the package index"
  return {
    id: "pip/tls-protocol",
    blame: "environment",
    title: `Python ${pythonLine(failure)} and ${at} have no version of TLS in common`,
    message: `The OpenSSL that Python ${pythonLine(failure)} was built with is older or newer than what ${at} speaks; most hosts want TLS 1.2.\nThe reason: ${reasonOf(found.said)}`,
    hints: [newestThree(failure).hint, "Or name a mirror that speaks it in $PIP_INDEX_URL."],
    ...over(newestThree(failure))
  }
}

export const tls: ReadonlyArray<Rule> = [noModule, protocol, ...kinds.map(ruleFor)]
