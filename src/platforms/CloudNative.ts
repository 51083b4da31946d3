/** Cloud Native Buildpacks (Buildpack API 0.12): `bin/build` with the paths in the environment, and a result in layers. */
import * as Effect from "effect/Effect"
import type { ProcessType } from "../domain/Launch.ts"
import { PYTHON_APP_DIR } from "../domain/Options.ts"
import { WrongUsage } from "../services/CommandLine.ts"
import { fromFile } from "../services/Env.ts"
import { readEnvDirectory } from "../services/EnvDirectory.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { aliasesIn } from "./cloud-native/Aliases.ts"
import { bindingsIn } from "./cloud-native/Bindings.ts"
import { wantedInBuild } from "./cloud-native/BuildPlan.ts"
import { besidesFor } from "./cloud-native/ExecutionEnvironment.ts"
import { launchToml } from "./cloud-native/LaunchToml.ts"
import { isReusable } from "./cloud-native/Layer.ts"
import { arranged, holdsPackages, names, prefixOf, writeLayers } from "./cloud-native/Layers.ts"
import { traceOf } from "./cloud-native/Telemetry.ts"
import type { Invocation, Outset, Platform, StagePhase, StageRequest } from "./Platform.ts"
import { factsLabel, resultFacts } from "./ResultFacts.ts"
import { usualExitCode } from "./UsualExitCode.ts"

const usage = "bin/build [LAYERS PLATFORM PLAN]"

/** Where systems keep the certificates that they trust (Debian and Alpine, Red Hat, the rest). */
const trusted = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"]

/** One file for those that the system trusts and those of bindings, in a folder that is no layer. */
const certificatesFile = Effect.fn("CloudNative.certificates")(function* (layers: string, own: ReadonlyArray<string>) {
  const files = yield* Filesystem
  let systems: string | undefined
  for (const path of trusted) systems ??= yield* ifSeen(files.readText(path))
  const path = join(layers, "certificates", "bundle.pem")
  yield* files.makeDirectory(join(layers, "certificates"))
  yield* files.write(path, [systems ?? "", ...own].map((text) => text.trim()).join("\n"))
  return path
})

const platformOf = ({ env }: Invocation): string | undefined => env["CNB_PLATFORM_DIR"]

const filesOf = (invocation: Invocation) => {
  const platform = platformOf(invocation)
  return readEnvDirectory(platform === undefined ? undefined : join(platform, "env"))
}

/** All that is set, under the names that count for aliases. */
const variablesOf = Effect.fn("CloudNative.variables")(function* (invocation: Invocation) {
  const variables: Invocation["env"] = { ...invocation.env, ...Object.fromEntries(yield* filesOf(invocation)) }
  return variables
})

/** What the image is built for; the lifecycle says nothing of it below Platform API 0.15. */
const purposeOf = ({ env }: Invocation): string => env["CNB_EXEC_ENV"] || "production"

/** The app's folder, which a survey looks for in the same way and may yet refuse. */
const appIn = ({ cwd }: Invocation, set: Invocation["env"]): string =>
  join(cwd, fromFile(set[PYTHON_APP_DIR.name] ?? "").trim())

/** What is installed for that goes with what the user has set, whose files would go before it. */
const withBesides = Effect.fn("CloudNative.withBesides")(function* (invocation: Invocation, set: Invocation["env"]) {
  const besides = yield* besidesFor(appIn(invocation, set), purposeOf(invocation))
  if (besides === undefined) return undefined
  const words = `${fromFile(set["PIP_OPTS"] ?? "")} ${besides.option}`.trim()
  return new Map([...(yield* filesOf(invocation)), ["PIP_OPTS", words]])
})

const requestOf = Effect.fn("CloudNative.request")(function* (invocation: Invocation) {
  const { cwd, env } = invocation
  const layers = env["CNB_LAYERS_DIR"]
  if (layers === undefined || !layers.startsWith("/"))
    return yield* new WrongUsage({ usage, problem: "$CNB_LAYERS_DIR is not set to an absolute path." })
  const platform = platformOf(invocation)
  const bindings = env["SERVICE_BINDING_ROOT"] ?? (platform === undefined ? undefined : join(platform, "bindings"))
  const bound = bindings === undefined ? undefined : yield* bindingsIn(bindings)
  const certificates =
    bound === undefined || bound.certificates.length === 0
      ? undefined
      : yield* certificatesFile(layers, bound.certificates)
  const set = yield* variablesOf(invocation)
  const meant = new Map([
    ...(bound?.variables ?? []),
    ...(certificates === undefined
      ? []
      : [["PIP_CERT", certificates] as const, ["SSL_CERT_FILE", certificates] as const]),
    ...aliasesIn(set).map(({ alias, value }) => [alias.of, value] as const)
  ])
  // What is set under its own name goes before what a binding or an alias says.
  const variables = new Map([...meant].filter(([name]) => (set[name] ?? "") === ""))
  const own = yield* withBesides(invocation, set)
  const request: StageRequest = {
    root: cwd,
    cache: join(layers, names.cache),
    envDirectory: platform === undefined || own !== undefined ? undefined : join(platform, "env"),
    variables: new Map([...variables, ...(own ?? [])]),
    build: layers,
    report: join(layers, names.report),
    keeps: [],
    profiles: [],
    home: prefixOf("$CNB_LAYERS_DIR"),
    // An image runs on a run image, and it is built on another one.
    hostStays: false
  }
  return request
})

const outsetOf = ({ cwd, env: { CNB_LAYERS_DIR: layers } }: Invocation): Outset => ({
  root: cwd,
  ...(layers?.startsWith("/") === true ? { report: join(layers, names.report) } : {})
})

/** A build that was killed may have left its directory in layers that are kept. */
const sweep = Effect.fn("CloudNative.sweep")(function* (layers: string) {
  const files = yield* Filesystem
  const left = (yield* files.list(layers)).filter((name) => name.startsWith(".python-buildpack-"))
  yield* Effect.forEach(left, (name) => files.remove(join(layers, name)), { discard: true })
})

const phaseOf = (invocation: Invocation): StagePhase => {
  const planOf = Effect.gen(function* () {
    const path = invocation.env["CNB_BP_PLAN_PATH"]
    return path === undefined ? "" : ((yield* ifSeen((yield* Filesystem).readText(path))) ?? "")
  })
  const inBuild = Effect.map(planOf, wantedInBuild)
  const types = Effect.map(inBuild, (wanted) => ({ launch: true, build: wanted, cache: wanted }))
  return {
    _tag: "Stage",
    request: requestOf(invocation),
    outset: outsetOf(invocation),
    check: Effect.fn("CloudNative.check")(function* ({ build }) {
      const files = yield* Filesystem
      const report = yield* Report
      yield* files.makeDirectory(build)
      yield* sweep(build)
      const set = yield* variablesOf(invocation)
      for (const { alias, value } of aliasesIn(set))
        yield* report.detail(
          `$${alias.name}, a variable of ${alias.from}'s buildpacks, counts as ${alias.of}=${value}.`
        )
      const purpose = purposeOf(invocation)
      const besides = yield* besidesFor(appIn(invocation, set), purpose)
      if (besides !== undefined)
        yield* report.detail(
          `The image is built for \`${purpose}\` ($CNB_EXEC_ENV), so ${besides.title} counts as well, as \`${besides.option}\` in $PIP_OPTS does.`
        )
    }),
    splits: true,
    holds: Effect.fn("CloudNative.holds")(function* ({ build }, identity) {
      return yield* holdsPackages(build, identity, yield* types)
    }),
    holdsPython: Effect.fn("CloudNative.holdsPython")(function* ({ build }, identity) {
      return yield* isReusable(build, names.interpreter, yield* types, arranged(identity))
    }),
    respond: Effect.fn("CloudNative.respond")(function* ({ build, root }, staged) {
      const files = yield* Filesystem
      yield* writeLayers(build, staged, yield* inBuild)
      const own = [...(staged.procfile ?? [])].map(([type, command]) => ({ type, command }))
      const placed = ({ directory, ...process }: ProcessType): ProcessType =>
        directory === undefined ? process : { ...process, directory: join(root, directory) }
      const others = staged.launch.processes.filter(({ type }) => staged.procfile?.has(type) !== true)
      const labels = { [factsLabel]: JSON.stringify(resultFacts(staged)) }
      const text = launchToml([...own, ...others.map(placed)], purposeOf(invocation), labels)
      yield* files.write(join(build, "launch.toml"), text)
    })
  }
}

export const cloudNative: Platform = {
  id: "cloud-native",
  recognise: (invocation) => (invocation.command === "build" ? phaseOf(invocation) : undefined),
  trace: Effect.fn("CloudNative.trace")(function* (invocation) {
    const layers = invocation.env["CNB_LAYERS_DIR"]
    return layers === undefined ? undefined : traceOf(yield* variablesOf(invocation), layers)
  }),
  exitCode: usualExitCode
}
