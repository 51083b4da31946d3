/** What is hidden in everything that a staging prints, and what must stay readable. */
import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { findSecrets, inAddresses, inUrls, order, redact, withoutCredentials } from "../../src/domain/Secrets.ts"
import { threadMilliseconds } from "../support/machine/ThreadTime.ts"

const none: ReadonlyMap<string, string> = new Map()
const found = (variables: Readonly<Record<string, string>>) => findSecrets(new Map(Object.entries(variables)), none)
/** As files of ENV_DIR. */
const configured = (variables: Readonly<Record<string, string>>) => {
  const map = new Map(Object.entries(variables))
  return findSecrets(map, map)
}

describe("in a URL", () => {
  it.each<[string, ReadonlyArray<string>]>([
    ["https://me:hunter2@packages.example.test/simple", ["hunter2"]],
    ["https://me:p%40ss%2Fword@packages.example.test/", ["p%40ss%2Fword"]],
    ["https://me:with:colon@packages.example.test/", ["with:colon"]],
    ["https://me:with@at@packages.example.test/", ["with@at"]],
    ["https://ghp_abcdefghijkl@git.example.test/x.git", ["ghp_abcdefghijkl"]],
    ["https://ghp_abcdefghijkl:x-oauth-basic@git.example.test/x.git", ["ghp_abcdefghijkl"]],
    ["https://__token__:pypi-AgEIcHlwaS5vcmc@packages.example.test/", ["pypi-AgEIcHlwaS5vcmc"]],
    ["git+https://me:hunter2@git.example.test/x.git@main#egg=x", ["hunter2"]],
    ["postgres://shop:dbpass99@db.example.test:5432/shop?sslmode=require", ["dbpass99"]],
    ["redis://:onlypass@cache.example.test:6379", ["onlypass"]],
    ["two: http://a:first1@x.test and http://b:second2@y.test", ["first1", "second2"]],
    ["-i 'https://me:hunter2@packages.example.test/simple' --pre", ["hunter2"]],
    ["git+ssh://git@git.example.test/x.git", []],
    ["git@git.example.test:x/y.git", []],
    ["https://me@packages.example.test/simple", []],
    ["https://packages.example.test/simple", []],
    ["https://packages.example.test/@scope/package", []],
    ["https://${USER}:${PASSWORD}@packages.example.test/simple", []],
    ["someone@example.test", []]
  ])("%s: %j", (text, secrets) => {
    expect(inUrls(text)).toEqual(secrets)
  })
})

describe("a variable", () => {
  it.each([
    "SECRET_KEY",
    "DJANGO_SECRET_KEY",
    "PASSWORD",
    "DB_PASSWORD",
    "DB_PASS",
    "PASSPHRASE",
    "API_KEY",
    "STRIPE_APIKEY",
    "TOKEN",
    "GITHUB_TOKEN",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "PRIVATE_KEY",
    "BASIC_AUTH",
    "SENTRY_DSN",
    "CREDENTIALS",
    "secret_key"
  ])("%s is a secret by its name", (name) => {
    expect(found({ [name]: "S3cr/t value" })).toContain("S3cr/t value")
  })

  it.each([
    ["PWD", "/work/shop"],
    ["OLDPWD", "/work/shop"],
    ["LANG", "de_DE.UTF-8"],
    ["LC_ALL", "C.UTF-8"],
    ["TZ", "Europe/Berlin"],
    ["PATH", "/usr/local/bin:/usr/bin:/bin"],
    ["PORT", "5000"],
    ["WEB_CONCURRENCY", "4"],
    ["PYTHON_VERSION", "3.12.1"],
    ["PYTHONHASHSEED", "random12345"],
    ["KEYBOARD", "german-105"],
    ["MONKEY", "bananas-42"],
    ["SSH_AUTH_SOCK", "/tmp/ssh-x/agent.1"],
    ["SECRET_KEY_FILE", "/run/secrets/key"],
    ["DJANGO_SETTINGS_MODULE", "shop.settings2"],
    ["PIP_OPTS", "--pre --no-cache-dir"],
    ["PIP_INDEX_URL", "https://packages.example.test/simple"],
    ["HOME", "/home/me"],
    ["SHLVL", "1"],
    ["PASSENGER_ENV", "production-2"]
  ])("%s is none: %s stays readable", (name, value) => {
    expect(found({ [name]: value })).toEqual([])
  })

  it("of the process is none when neither name nor value say so", () => {
    expect(found({ BUILD_NUMBER_TEXT: "build-20261123-a1b2c3" })).toEqual([])
  })

  it.each([
    ["SHOP_SETTING", "kx8Jq2-p0Zz91"],
    ["MAIL", "smtp://me:mailpass1@mail.example.test"],
    ["DATABASE_URL", "postgres://u:dbpass99@db.example.test/x"]
  ])("%s that a user configured is a secret by its value", (name, value) => {
    const secrets = configured({ [name]: value })
    expect(redact(`the value ${value} here`, secrets)).not.toContain(value)
  })

  it.each([
    ["SHOP_MODE", "production"],
    ["SHOP_MODULE", "shop.settings.live"],
    ["SHOP_PATH", "static/files"],
    ["WORKERS", "4"],
    ["LEVEL", "12345"],
    ["SHOP_VERSION", "1.2.30.4"],
    ["PYTHON_VERSION", "3.12.1"],
    ["TITLE", "The shop at the corner"],
    ["FLAG", "on"],
    ["SHORT", "a-1"],
    ["PIP_EXTRA_INDEX_URL", "https://packages.example.test/simple"],
    ["BUILDPACK_PYTHON_PATH", "/opt/pythons-3:/srv/py2"]
  ])("%s that a user configured is none with a plain value: %s", (name, value) => {
    expect(configured({ [name]: value })).toEqual([])
  })

  it.each(["true", "false", "True", "none", "null", "yes", "on", "disabled", "enabled"])(
    "switched %s is none, whatever its name",
    (value) => {
      expect(found({ ENABLE_AUTH: value })).toEqual([])
    }
  )

  it("of several lines is hidden line by line", () => {
    const key = "-----BEGIN KEY-----\nMIIEabcdefgh\nijklmnop1234\n-----END KEY-----"
    const secrets = found({ PRIVATE_KEY: key })
    expect(redact("found MIIEabcdefgh and ijklmnop1234", secrets)).toBe("found **** and ****")
    expect(redact(key, secrets)).toBe("****")
  })
})

describe("a known secret", () => {
  it.each([
    ["p@ss/word", "p%40ss%2Fword"],
    ["p@ss/word", "p%40ss%2fword"],
    ["p%40ss%2Fword", "p@ss/word"],
    ["it's(me)!", "it%27s%28me%29%21"],
    ["with space", "with%20space"],
    ["hünter2", "h%C3%BCnter2"],
    ["50%", "50%25"]
  ])("%s is hidden as %s, too", (secret, spelling) => {
    expect(redact(`x${spelling}x`, order([secret]))).toBe("x****x")
  })

  it("that holds another is hidden whole", () => {
    expect(redact("hunter2hunter2-and-more", order(["hunter2", "hunter2-and-more", "hunter2hunter2-and-more"]))).toBe(
      "****"
    )
  })

  it("of one to three characters would blank out everything, and is left", () => {
    expect(order(["a", "ab", "abc"])).toEqual([])
  })

  it.each([
    ['a"b\\c-1', 'a\\"b\\\\c-1'],
    ["it's-me", "it\\'s-me"],
    ["hünter2", "h\\u00fcnter2"],
    ["hünter2", "h\\xfcnter2"],
    ["it's-me", "it'\\''s-me"],
    ["two words", "two\\ words"],
    ["two words", "two+words"],
    ["a&b<c-12", "a&amp;b&lt;c-12"],
    ["p@ss/word", "p@ss\\/word"],
    ["p@ss/word", "p%2540ss%252Fword"],
    ["s3cr/t-value", "czNjci90LXZhbHVl"]
  ])("%s is hidden as it stands in quotes, or encoded otherwise: %s", (secret, spelling) => {
    expect(redact(`x ${spelling} x`, order([secret]))).toBe("x **** x")
  })

  it.each([
    ["https://me:hunter-tw…", "hunter-two-is-long", "https://me:****…"],
    ["… -i https://me:hunt…", "hunter-two-is-long", "… -i https://me:****…"],
    ["…is-long@host/simple", "hunter-two-is-long", "…****@host/simple"],
    ["Downloading flask…", "askew", "Downloading flask…"]
  ])("that was cut is hidden as far as it goes: %s", (text, secret, shown) => {
    expect(redact(text, order([secret]))).toBe(shown)
  })

  it.prop(
    "is in no text that was redacted",
    [Schema.String.check(Schema.isMinLength(6)), Schema.String, Schema.String],
    ([secret, a, b]) => {
      expect(redact(`${a}${secret}${b}`, order([secret])).includes(secret) && !"****".includes(secret)).toBe(false)
    }
  )
})

describe("a URL that nobody knew before", () => {
  it.each([
    [
      "Looking in indexes: https://me:hunter2@packages.example.test/simple",
      "Looking in indexes: https://****@packages.example.test/simple"
    ],
    ["https://me:hunter2@a.test, https://you:hunter3@b.test", "https://****@a.test, https://****@b.test"],
    ["https://me@a.test/simple", "https://****@a.test/simple"],
    ["git+ssh://git@git.example.test/x.git", "git+ssh://git@git.example.test/x.git"],
    ["git clone git@git.example.test:x/y.git", "git clone git@git.example.test:x/y.git"],
    ["https://a.test/x@1.0", "https://a.test/x@1.0"],
    ["Collecting flask==3.0 (from -r requirements.txt)", "Collecting flask==3.0 (from -r requirements.txt)"],
    ["name @ https://a.test/x.zip", "name @ https://a.test/x.zip"]
  ])("%s is shown as %s", (text, shown) => {
    expect(redact(text, [])).toBe(shown)
  })
})

describe("behind the ? of an address", () => {
  const random = "a8Gk3LqP0zXw7VtRb2Nm"
  it.each([
    ["https://h.test/x.whl?token=abc123", "https://h.test/x.whl?token=****"],
    ["https://h.test/x.whl?a=1&private_token=abc123&b=2", "https://h.test/x.whl?a=1&private_token=****&b=2"],
    ["https://h.test/x.whl?access_token=abc123#egg=x", "https://h.test/x.whl?access_token=****#egg=x"],
    [
      "https://acct.blob.test/x.whl?sv=2022-11-02&sr=b&sig=Ab%2Fc%3D",
      "https://acct.blob.test/x.whl?sv=2022-11-02&sr=b&sig=****"
    ],
    [
      "https://s3.test/x.whl?X-Amz-Credential=AKIA%2Fus&X-Amz-Expires=60&X-Amz-Signature=0f",
      "https://s3.test/x.whl?X-Amz-Credential=****&X-Amz-Expires=60&X-Amz-Signature=****"
    ],
    ["https://gcs.test/x.whl?X-Goog-Signature=0f&Expires=1", "https://gcs.test/x.whl?X-Goog-Signature=****&Expires=1"],
    [`https://h.test/x.whl?v=${random}`, "https://h.test/x.whl?v=****"],
    [
      "WARNING: Retrying after connection broken: /x.whl?token=abc123",
      "WARNING: Retrying after connection broken: /x.whl?token=****"
    ],
    ["https://h.test/x.whl?platform=manylinux_2_17_x86_64", "https://h.test/x.whl?platform=manylinux_2_17_x86_64"],
    [
      "https://h.test/archive?ref=0123456789abcdef0123456789abcdef01234567",
      "https://h.test/archive?ref=0123456789abcdef0123456789abcdef01234567"
    ],
    [
      "https://h.test/x.whl#sha256=0123456789abcdef0123456789abcdef01234567",
      "https://h.test/x.whl#sha256=0123456789abcdef0123456789abcdef01234567"
    ],
    ["https://h.test/x.zip?token=${TOKEN}", "https://h.test/x.zip?token=${TOKEN}"],
    ["six; python_version=='3.9'", "six; python_version=='3.9'"]
  ])("%s is shown as %s", (text, shown) => {
    expect(redact(text, [])).toBe(shown)
  })

  it("is a secret wherever it stands again", () => {
    expect(redact("with abc-123-def in it", order(inAddresses("https://h.test/x?token=abc-123-def")))).toBe(
      "with **** in it"
    )
  })

  it("decides nothing", () => {
    const of = (token: string) => withoutCredentials(`x @ https://me:pw@h.test/x.whl?a=1&token=${token}#sha256=00`)
    expect(of("one")).toBe(of("two"))
    expect(of("one")).toContain("https://h.test/x.whl?a=1&token=#sha256=00")
  })
})

describe("a short password", () => {
  it.each([
    ["https://me:a@h.test/", "https://****@h.test/"],
    ["--proxy me:pw@proxy.test:3128", "--proxy ****@proxy.test:3128"],
    ["a plain word with pw in it, and spawn", "a plain word with pw in it, and spawn"]
  ])("%s is shown as %s", (text, shown) => {
    expect(redact(text, order(["a", "pw"].flatMap((word) => inAddresses(`https://me:${word}@h.test/`))))).toBe(shown)
  })
})

describe("a careless password", () => {
  it.each([
    ["https://me:pa/ss#word@h.test/simple", "https://****@h.test/simple"],
    ["https://me:pa?ss@h.test/simple", "https://****@h.test/simple"],
    ["https://h.test:8080/x@1.0", "https://h.test:8080/x@1.0"],
    ["git+ssh://h.test:org/x.git@main", "git+ssh://h.test:org/x.git@main"],
    ["git+https://h.test/x.git@v1:2", "git+https://h.test/x.git@v1:2"]
  ])("%s is shown as %s", (text, shown) => {
    expect(redact(text, [])).toBe(shown)
  })
})

it.each([
  ["remote: ghp_0123456789abcdef0123456789abcdef0123", "remote: ****"],
  ["> Authorization: Basic bWU6aHVudGVyMg==", "> Authorization: Basic ****"],
  ["private-token: glpat-0123456789abcdef", "private-token: ****"]
])("%s is shown as %s, since it can be nothing else", (text, shown) => {
  expect(redact(text, [])).toBe(shown)
})

it("one long line takes no time", () => {
  for (const piece of ["://a:/", "?a=", "…", "@", "://u:p@h", "a", "&key=x", "://u:p/", "gh", "Authorization: "]) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
    expect([piece, threadMilliseconds(() => redact(text, order(["hunter-two-is-long"]))) < 2000]).toEqual([piece, true])
  }
})

describe("what reviewers found in clear", () => {
  const hidden = (name: string, value: string, told: string, configured = true): string => {
    const variables = new Map([[name, value]])
    return redact(told, findSecrets(variables, configured ? variables : new Map()))
  }

  it.each([
    ["PGPASSWORD", "hunter2hunter2"],
    ["MYPASSWORD", "hunter2hunter2"],
    ["SECRETKEY", "hunter2hunter2"],
    ["NPM_AUTHTOKEN", "hunter2hunter2"],
    ["PYTHON_REGISTRY_TOKEN", "hunter2hunter2"],
    ["MAIL_PASS_FILE", "hunter2hunter2"]
  ])("hides $%s of the process environment", (name, value) => {
    expect(hidden(name, value, `it is ${value}`, false)).toBe("it is ****")
  })

  it.each([["correct-horse-battery"], ["12345678"], ["p4ss word with blanks"]])(
    "hides the configured value %s",
    (value) => {
      expect(hidden("ANYTHING", value, `it is ${value}`)).toBe("it is ****")
    }
  )

  it("hides each text of a configured JSON", () => {
    const json = '{\n "type": "service_account", "private_id": "abcd-1234-efgh"\n}'
    expect(hidden("ACCOUNT", json, "id abcd-1234-efgh")).toBe("id ****")
  })

  it("hides a proxy's password that has no scheme before it, and a login as HTTP sends it", () => {
    expect(hidden("PIP_PROXY", "me:pr0xypass@proxy.example.test:3128", "with pr0xypass", false)).toBe("with ****")
    expect(
      hidden("PIP_INDEX_URL", "https://me:hunter2@packages.example.test/simple", `Basic ${btoa("me:hunter2")}`, false)
    ).toBe("Basic ****")
  })
})
