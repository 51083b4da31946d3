/**
 * Which variables pip and the builds that it starts may see. What a build may see decides what it makes, so that is a
 * stated list: it is part of every key, and whatever is not on it never reaches a build.
 */
import { isIndexCredential } from "../domain/IndexCredentials.ts"
import { PYTHON_BUILD_ENV } from "../domain/Options.ts"
import type { Interface as EnvInterface } from "../services/Env.ts"

/** Where things are and how they are reached; they change nothing about what is built. */
const surroundings =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|TERM|TZ|LANG|LANGUAGE|LC_\w+|XDG_CONFIG_HOME|XDG_CONFIG_DIRS|(?:https?|ftp|all|no)_proxy|SSL_CERT_(?:FILE|DIR)|(?:REQUESTS|CURL)_CA_BUNDLE|NETRC|SSH_\w+|GIT_(?:SSH\w*|SSL\w*|ASKPASS|CONFIG\w*|HTTP\w*|ALLOW_PROTOCOL|TRACE\w*|CURL\w*|AUTHOR\w*|COMMITTER\w*)|HG\w*|SVN_\w+)$/i

/** Compilers and their flags, search paths, build systems and build backends, and how packages name a library's place. */
const ofBuilds = [
  /^(?:CC|CXX|CPP|AR|AS|LD|NM|RANLIB|STRIP|FC|F77|F90|LDSHARED|LDCXXSHARED|CCSHARED|ARCHFLAGS|MAKEFLAGS|MAKE|CFLAGS|CXXFLAGS|CPPFLAGS|LDFLAGS|FFLAGS|FCFLAGS|OPT|LIBS)$/,
  /^(?:CPATH|C_INCLUDE_PATH|CPLUS_INCLUDE_PATH|LIBRARY_PATH|LD_LIBRARY_PATH|LD_RUN_PATH|PKG_CONFIG\w*|SOURCE_DATE_EPOCH|PYTHONHASHSEED|STACK|CF_STACK)$/,
  /^(?:CMAKE|SKBUILD|SCIKIT_BUILD|SETUPTOOLS|DISTUTILS|PBR|HATCH|FLIT|POETRY|PDM_BUILD|VERSIONEER|MATURIN|PYO3|CARGO|RUST|RUSTUP|MESON|NINJA|NPY|CYTHON|GRPC_PYTHON|CRYPTOGRAPHY|UWSGI|HDF5|GDAL|GEOS|PROJ|OPENBLAS|BLAS|LAPACK|MKL|CUDA|TORCH|ORACLE|ODPI|XMLSEC|LIBXML2?|LIBXSLT|STATIC_DEPS|WITH_XML2_CONFIG|SODIUM|PYCURL|PSYCOPG2?|MYSQLCLIENT|FREETDS|SNAPPY|LIBSASL|LIBFFI|OPENSSL|ZLIB|JPEG|FREETYPE)(?:_\w+)?$/,
  /_(?:CONFIG|CFLAGS|CXXFLAGS|LDFLAGS|LIBS|INCLUDES?|INCLUDE_DIRS?|INCLUDE_PATH|LIBRARY_DIRS?|LIBRARY_PATH|LIB_DIRS?|LIBDIR|INCDIR|PREFIX)$/,
  /^(?:JAVA_HOME|DEB_\w+|RPM_\w+)$/
]
/** The part of a database's address that its client library's build has no use for. */
const ofRunningApps = /PASSWORD|PASSWD|SECRET|TOKEN|_URL$|^PG(?:HOST|PORT|USER|DATABASE|PASS\w*)$/

/** `$PYTHON_BUILD_ENV=NAME,…` adds names of the user's own. */
const added = (env: EnvInterface): ReadonlySet<string> =>
  new Set((env.get(PYTHON_BUILD_ENV) ?? "").split(/[\s,]+/).filter((name) => name !== ""))

const isOfBuilds = (name: string): boolean =>
  ofBuilds.some((pattern) => pattern.test(name)) && !ofRunningApps.test(name) && !isIndexCredential(name)

/** May pip and its builds see it? `mentioned` are the variables that requirement files name. */
export const mayReachBuilds = (env: EnvInterface, mentioned: Iterable<string>) => {
  const own = new Set([...added(env), ...mentioned])
  return (name: string): boolean => own.has(name) || /^PIP_/i.test(name) || surroundings.test(name) || isOfBuilds(name)
}

/** Names of the variables that are set and never reach a build. */
export const hiddenFromBuilds = (env: EnvInterface, mentioned: Iterable<string>): ReadonlyArray<string> => {
  const reaches = mayReachBuilds(env, mentioned)
  return [...env.variables.keys()].filter((name) => /^\w{3,}$/.test(name) && !reaches(name))
}

/** The builds' variables that are set, and so are a part of every key. */
export const buildVariables = (env: EnvInterface): ReadonlyMap<string, string> => {
  const own = added(env)
  const all = [...env.variables].filter(([name]) => own.has(name) || isOfBuilds(name))
  return new Map(all.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** How an index is reached, asked and talked about, which decides nothing about what comes from it. */
const ofReaching =
  /^PIP_(?:RETRIES|TIMEOUT|DEFAULT_TIMEOUT|PROXY|CERT|CLIENT_CERT|TRUSTED_HOST|VERBOSE|QUIET|NO_COLOR|KEYRING_PROVIDER|PROGRESS_BAR|NO_INPUT|DISABLE_PIP_VERSION_CHECK|RESUME_RETRIES|LOG|LOG_FILE|CACHE_DIR|NO_CACHE_DIR)$/i

/** pip's own settings, as far as they decide what is installed. */
export const pipVariables = (env: EnvInterface): ReadonlyMap<string, string> => {
  const all = [...env.variables].filter(
    ([name, value]) => /^PIP_/i.test(name) && !ofReaching.test(name) && value !== ""
  )
  return new Map(all.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
