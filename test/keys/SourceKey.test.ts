/** Under which key a wheel is kept that was built here: it changes exactly when something changes that the build can see. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { sourceKey } from "../../src/keys/SourceKey.ts"
import { surroundings } from "../../src/engines/pip/SitePreparation.ts"
import { parse } from "../../src/domain/PythonVersion.ts"
import type { Runtime } from "../../src/domain/Runtime.ts"
import { askedOf, type World } from "../support/memory/FingerprintedApp.ts"
import { runtime } from "../support/memory/Stack.ts"

interface Given extends World {
  readonly pip: string
  readonly options: ReadonlyArray<string>
  readonly ofLine: ReadonlyArray<string>
  readonly digest: string
}

const base: Given = {
  root: "/app",
  files: {
    "requirements.txt":
      "-r more.txt\n-c constraints.txt\n--find-links wheels\nflask==3.0.0\nsix @ https://${FILE_HOST}/six-1.16.0.tar.gz\n",
    "more.txt": "click\n",
    "constraints.txt": "click<9\n",
    "build-constraints.txt": "cython<3\n",
    "env-constraints.txt": "setuptools<81\n",
    "conf/settings.cfg": "[global]\nno-build-isolation = false\n",
    "wheels/setuptools-80.0-py3-none-any.whl": "wheel"
  },
  variables: {
    STACK: "stack-24",
    PIP_INDEX_URL: "https://me:hunter2@index.example.test/simple",
    PIP_CONSTRAINT: "env-constraints.txt",
    PIP_CONFIG_FILE: "conf/settings.cfg",
    PIP_OPTS: "--build-constraint=build-constraints.txt",
    FILE_HOST: "files.example.test",
    CFLAGS: "-O2 -I{app}/include"
  },
  runtime: runtime("3.12.1"),
  pip: "26.2.1",
  options: [
    "--no-binary=:all:",
    "--find-links={app}/wheels",
    "--index-url=https://me:hunter2@index.example.test/simple"
  ],
  ofLine: ["--config-settings=a=b"],
  digest: "archive 4711"
}

const keyOf = async (given: Given): Promise<string> => {
  const { env, inputs, lines, options } = await Effect.runPromise(askedOf(given))
  const site = {
    runtime: given.runtime,
    root: given.root,
    pip: { version: given.pip },
    surroundings: surroundings({ inputs, lines, options }, env)
  }
  const words = given.options.map((word) => word.replaceAll("{app}", given.root))
  return sourceKey(site, words, { digest: given.digest, options: given.ofLine })
}

const file =
  (path: string, content: string) =>
  (given: Given): Given => ({ ...given, files: { ...given.files, [path]: content } })
const variable =
  (name: string, value: string) =>
  (given: Given): Given => ({ ...given, variables: { ...given.variables, [name]: value } })
const python =
  (facts: Partial<Runtime>) =>
  (given: Given): Given => ({ ...given, runtime: { ...given.runtime, ...facts } })
const version = (text: string): Partial<Runtime> => ({ version: parse(text) ?? base.runtime.version })

const kept = await keyOf(base)

describe("the key of a source changes with", () => {
  it.each<readonly [string, (given: Given) => Given]>([
    ["what it is", (given) => ({ ...given, digest: "archive 4712" })],
    ["its kind", (given) => ({ ...given, digest: "folder 4711" })],
    ["the line of the Python", python({ ...version("3.13.0"), abi: "cp313" })],
    ["the ABI", python({ abi: "cp312d" })],
    ["the implementation", python({ implementation: "pypy" })],
    ["the architecture", python({ platform: "linux-aarch64" })],
    ["the libc", python({ libc: "musl-1.2" })],
    ["the stack", variable("STACK", "stack-26")],
    ["the pip", (given) => ({ ...given, pip: "25.0" })],
    ["flags of the compiler", variable("CFLAGS", "-O3")],
    ["a variable of builds that is new", variable("CMAKE_ARGS", "-DX=1")],
    [
      "a variable that is added for builds",
      (given) => variable("SHOP", "1")(variable("PYTHON_BUILD_ENV", "SHOP")(given))
    ],
    ["a variable that lines mention, since pip's children see it", variable("FILE_HOST", "mirror.example.test")],
    ["the index", variable("PIP_INDEX_URL", "https://me:hunter2@other.example.test/simple")],
    ["an option of pip", (given) => ({ ...given, options: ["--no-build-isolation"] })],
    ["an option of its line", (given) => ({ ...given, ofLine: [] })],
    ["constraints of the environment, which bind what builds need", file("env-constraints.txt", "setuptools<80\n")],
    ["constraints for builds", file("build-constraints.txt", "cython<4\n")],
    ["pip's settings", file("conf/settings.cfg", "[global]\nno-build-isolation = true\n")],
    ["pip's settings of the host", file("/etc/pip.conf", "[global]\n")],
    ["folders of packages, which builds may be served from", file("wheels/setuptools-81.0-py3-none-any.whl", "wheel")]
  ])("%s", async (_, change) => {
    expect(await keyOf(change(base))).not.toBe(kept)
  })
})

describe("the key of a source stays as it is with", () => {
  it.each<readonly [string, (given: Given) => Given]>([
    ["another patch release", python(version("3.12.9"))],
    ["dependency groups, which no build is given", variable("PIP_GROUP", "dev")],
    ["a target for pip, which no build is given", variable("PIP_TARGET", "/elsewhere")],
    ["another place of the Python", python({ executable: "/elsewhere/python3.12", path: "/elsewhere/python" })],
    ["another place of the app", (given) => ({ ...given, root: "/tmp/build_4711" })],
    ["another neighbour", file("more.txt", "click\nredis\n")],
    ["constraints of requirement files, which no build sees", file("constraints.txt", "click<8\n")],
    ["the app's code", file("shop.py", "import flask\n")],
    [
      "another password",
      (given) => ({
        ...variable("PIP_INDEX_URL", "https://me:other@index.example.test/simple")(given),
        options: given.options.map((word) => word.replace("hunter2", "other"))
      })
    ],
    ["a variable that builds do not see", variable("DATABASE_URL", "postgres://db.example.test/shop")],
    ["how the index is reached", variable("PIP_TIMEOUT", "60")]
  ])("%s", async (_, change) => {
    expect(await keyOf(change(base))).toBe(kept)
  })
})
