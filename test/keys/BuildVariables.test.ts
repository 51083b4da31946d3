/** Which variables reach pip and its builds, and that all of those that may decide what is built are a part of the keys. */
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { buildVariables, hiddenFromBuilds, mayReachBuilds, pipVariables } from "../../src/keys/BuildVariables.ts"
import { make } from "../../src/services/Env.ts"

const env = (variables: Readonly<Record<string, string>>) => make({ process: variables, files: new Map() })

/** Of builds: they see it, and it counts. */
const ofBuilds = [
  ..."CC CXX AR LDSHARED ARCHFLAGS CFLAGS CXXFLAGS CPPFLAGS LDFLAGS FFLAGS MAKEFLAGS".split(" "),
  ..."CPATH LIBRARY_PATH LD_LIBRARY_PATH PKG_CONFIG_PATH SOURCE_DATE_EPOCH PYTHONHASHSEED STACK CF_STACK".split(" "),
  ..."CMAKE_ARGS SETUPTOOLS_SCM_PRETEND_VERSION SETUPTOOLS_USE_DISTUTILS PBR_VERSION CARGO_HOME RUSTFLAGS_CONFIG".split(
    " "
  ),
  ..."MYSQLCLIENT_CFLAGS PG_CONFIG XML2_CONFIG GDAL_CONFIG HDF5_DIR LIBXML2_VERSION NPY_BLAS_ORDER SNAPPY_LIBRARY_DIR JAVA_HOME".split(
    " "
  )
]
/** Seen, and of no account. */
const surroundings =
  "PATH HOME LANG LC_ALL TZ HTTPS_PROXY https_proxy no_proxy SSL_CERT_FILE REQUESTS_CA_BUNDLE NETRC SSH_AUTH_SOCK GIT_SSH_COMMAND GIT_CONFIG_COUNT".split(
    " "
  )
/** And these, which the property below need not try. */
const moreSurroundings =
  "USER LOGNAME SHELL TERM LANGUAGE XDG_CONFIG_HOME XDG_CONFIG_DIRS http_proxy FTP_PROXY ALL_PROXY SSL_CERT_DIR CURL_CA_BUNDLE GIT_SSH GIT_SSL_CAINFO GIT_ASKPASS GIT_CONFIG_KEY_0 GIT_HTTP_USER_AGENT GIT_ALLOW_PROTOCOL GIT_TRACE GIT_TRACE_CURL GIT_CURL_VERBOSE GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL HGRCPATH SVN_SSH".split(
    " "
  )
/** Of the app when it runs. */
const ofTheApp =
  "DATABASE_URL SECRET_KEY SHOP_FLAGS PGPASSWORD PGHOST PG_PASSWORD POSTGRES_PASSWORD MYSQL_PASSWORD MYSQL_URL CUDA_TOKEN AWS_SECRET_ACCESS_KEY PORT POETRY_HTTP_BASIC_OWN_USERNAME POETRY_HTTP_BASIC_OWN_PASSWORD UV_INDEX_OWN_USERNAME POETRY_HTTP_BASIC_X_Y_PASSWORD PYTHON_VERSION NODE_ENV OPTIMUM CCACHE_DIR_X".split(
    " "
  )

const seen = (name: string, mentioned: ReadonlyArray<string> = []) =>
  mayReachBuilds(env({ [name]: "x" }), mentioned)(name)
const counted = (name: string) =>
  buildVariables(env({ [name]: "x" })).has(name) || pipVariables(env({ [name]: "x" })).has(name)

describe("a variable", () => {
  it.each(ofBuilds)("of builds reaches them and counts: $%s", (name) => {
    expect([seen(name), counted(name)]).toEqual([true, true])
  })

  it.each([...surroundings, ...moreSurroundings])(
    "of the surroundings reaches builds and does not count: $%s",
    (name) => {
      expect([seen(name), counted(name)]).toEqual([true, false])
    }
  )

  it.each(ofTheApp)("of the running app does not reach a build: $%s", (name) => {
    expect([seen(name), counted(name)]).toEqual([false, false])
  })

  // The lists are of whole names.
  it.each(
    "MY_PATH PATHS HOMEPAGE AT_HOME TZDATA MY_LANG ALL_PROXY_RULES MY_HTTPS_PROXY SSL_CERT_FILES MY_NETRC NETRC_OLD MY_GIT_SSH XCC CCX MY_CFLAGSX CPATHS OLD_STACK STACKS XCMAKE_ARGS CMAKES MY_JAVA_HOME JAVA_HOMES PG_CONFIGURED CONFIG RPM MY_DEB_HOST MY_PIP_TIMEOUT MY_PIP_PRE".split(
      " "
    )
  )("that is called nearly like one of these does neither: $%s", (name) => {
    expect([seen(name), counted(name)]).toEqual([false, false])
  })

  it("that is hidden from builds is told by its name, where it has one that a person would know again", () => {
    const all = env({ PATH: "/bin", CFLAGS: "-O2", SHOP_FLAGS: "x", INDEX_TOKEN: "x", _: "x", "a-b": "x" })
    expect(hiddenFromBuilds(all, ["INDEX_TOKEN"])).toEqual(["SHOP_FLAGS"])
  })

  it("that a requirement file mentions reaches builds", () => {
    expect(seen("INDEX_TOKEN", ["INDEX_TOKEN"])).toBe(true)
  })

  it.each(["SHOP_FLAGS", "SHOP_FLAGS,OTHER", " OTHER , SHOP_FLAGS ", "OTHER SHOP_FLAGS"])(
    "that is added by $PYTHON_BUILD_ENV=%s does both",
    (added) => {
      const both = env({ SHOP_FLAGS: "x", PYTHON_BUILD_ENV: added })
      expect([mayReachBuilds(both, [])("SHOP_FLAGS"), [...buildVariables(both)]]).toEqual([true, [["SHOP_FLAGS", "x"]]])
    }
  )
})

describe("a setting of pip", () => {
  it.each([
    "PIP_INDEX_URL",
    "PIP_EXTRA_INDEX_URL",
    "PIP_CONSTRAINT",
    "PIP_NO_BINARY",
    "PIP_PRE",
    "PIP_CONFIG_FILE",
    "PIP_SOMETHING_NEW",
    "PIP_PROXY_NEW"
  ])("counts: $%s", (name) => {
    expect([seen(name), counted(name)]).toEqual([true, true])
  })

  it.each([
    "PIP_RETRIES",
    "PIP_TIMEOUT",
    "PIP_PROXY",
    "PIP_CERT",
    "PIP_TRUSTED_HOST",
    "PIP_VERBOSE",
    "PIP_CACHE_DIR",
    "PIP_PROGRESS_BAR"
  ])("that tells how an index is reached or talked about does not count: $%s", (name) => {
    expect([seen(name), counted(name)]).toEqual([true, false])
  })

  it("that is empty counts as unset, as it does to pip", () => {
    expect([...pipVariables(env({ PIP_PRE: "" }))]).toEqual([])
  })
})

const names = [...ofBuilds, ...surroundings, ...ofTheApp, "PIP_PRE", "PIP_RETRIES", "ADDED"]
const given = Arbitrary.schema(Schema.Array(Schema.Tuple([Schema.Literals(names), Schema.Literals(["1", "2"])])))

describe("of any variables", () => {
  it.prop("whatever a build sees is a part of its key, the surroundings and pip's talk aside", [given], ([all]) => {
    const variables = env({ ...Object.fromEntries(all), PYTHON_BUILD_ENV: "ADDED" })
    const sees = mayReachBuilds(variables, [])
    const keys = new Set([...buildVariables(variables).keys(), ...pipVariables(variables).keys()])
    const set = [...variables.variables.keys()].filter((name) => name !== "PYTHON_BUILD_ENV")
    const aside = new Set([...surroundings, "PIP_RETRIES"])
    expect(set.filter((name) => sees(name) && !keys.has(name) && !aside.has(name))).toEqual([])
    expect([...keys].filter((name) => !sees(name))).toEqual([])
  })

  it.prop("their order decides nothing", [given], ([all]) => {
    const unique = Object.entries(Object.fromEntries(all))
    const listed = (entries: typeof unique) => [...buildVariables(env(Object.fromEntries(entries)))]
    expect(listed(unique.toReversed())).toEqual(listed(unique))
  })
})
