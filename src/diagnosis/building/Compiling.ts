/** Rules for what is compiled: no compiler, no header, no library, code that the compiler refuses. */
import { type FailedBuild, whileBuilding } from "../FailedBuild.ts"
import { byHeader, byLink, byName } from "./SystemLibraries.ts"
import { installHint, lacking, libraryMissing } from "./MissingLibrary.ts"
import { program } from "./MissingPrograms.ts"
import { pythonLine, type Rule } from "../Rule.ts"
import { asFirst, fileOf, isOwn, newerRelease, packageAtStart, packageOf } from "./PackageWording.ts"

const last = (text: string, pattern: RegExp): RegExpExecArray | undefined => [...text.matchAll(pattern)].at(-1)

/** Probes of a configure step fail by design; what they miss is no cause. */
const missingHeader = (build: FailedBuild): string | undefined => {
  const found = build.output.flatMap(
    (text) =>
      /^(?!_configtest|conftest)(?:.*?[:\s])?fatal error: '?([^\s:']+)'?(?:: No such file or directory| file not found)/.exec(
        text
      )?.[1] ?? []
  )
  return found.findLast((header) => header !== "longintrepr.h")
}

const header: Rule = whileBuilding((build, failure) => {
  const name = missingHeader(build)
  if (name === undefined) return undefined
  const line = pythonLine(failure)
  if (/(?:^|\/)(?:Python|pyconfig|patchlevel)\.h$/.test(name)) {
    const own = failure.python.major === 2 ? "python2.7-dev" : `python${line}-dev`
    return lacking(
      build,
      failure,
      "pip/missing-python-headers",
      "Python's files for the compiler are not installed",
      `${packageAtStart(build)} is compiled from C, and the compiler did not find \`${name}\`: this Python ${line} came without its headers.`,
      installHint(
        failure.python.major === 2 ? own : `${own} (or python3-dev where Python ${line} is the system's own)`
      ).replace(/`apt-get install (\S+) (\(.*?\))`/, "`apt-get install $1` $2")
    )
  }
  const library = byHeader(name)
  if (library !== undefined) {
    return lacking(
      build,
      failure,
      "pip/missing-header",
      "A system library is missing",
      `${packageAtStart(build)} is compiled from C, and the compiler did not find \`${name}\`, which belongs to ${library.what}.`,
      installHint(library.os)
    )
  }
  return lacking(
    build,
    failure,
    "pip/missing-header",
    "A header file is missing",
    `${packageAtStart(build)} is compiled from C, and the compiler did not find \`${name}\`.`,
    isOwn(build)
      ? `If ${name} is a file of the app, see that it is committed and that ${fileOf(build, "setup.py")} names its folder (\`include_dirs\`).`
      : `Some OS package has it; its name ends in -dev most often. \`apt-file search ${name}\` tells which; have that one installed on the stack.`
  )
})

const linked: Rule = whileBuilding((build, failure) => {
  const [, link] = last(build.text, /(?:cannot find|library not found for|unable to find library) -l([\w.+-]+)/g) ?? []
  if (link === undefined) return undefined
  if (link.startsWith("python")) {
    return lacking(
      build,
      failure,
      "pip/missing-python-headers",
      "Python's files for the linker are not installed",
      `${packageAtStart(build)} is linked with Python's own library (\`-l${link}\`), which is not here.`,
      installHint(`lib${link}-dev`)
    )
  }
  const library = byLink(link)
  return library === undefined
    ? lacking(
        build,
        failure,
        "pip/missing-library",
        "A library is missing",
        `${packageAtStart(build)} was compiled, but the linker did not find the library \`${link}\` (\`-l${link}\`).`,
        `Some OS package has the file lib${link}.so; its name ends in -dev most often. \`apt-file search lib${link}.so\` tells which; have that one installed on the stack.`
      )
    : libraryMissing(build, failure, library, `the linker did not find \`${link}\` (\`-l${link}\`)`)
})

/** Words of single packages that say which library they did not find, where no compiler speaks of it. */
const phrases: ReadonlyArray<readonly [RegExp, string]> = [
  [/pg_config executable not found|pg_config is required to build/, "pg_config"],
  [
    /Can not find valid pkg-config name|mysql_config(?: not found|: not found|: command not found)|EnvironmentError: mysql_config/,
    "mysql_config"
  ],
  [/Please make sure the libxml2 and libxslt development packages are installed/, "xml2-config"],
  [
    /(?:headers or library files could not be found for|is required unless explicitly disabled using --disable-)\s*jpeg/,
    "libjpeg"
  ],
  [
    /(?:headers or library files could not be found for|is required unless explicitly disabled using --disable-)\s*zlib/,
    "zlib"
  ],
  [
    /A GDAL API version must be specified|gdal-config(?:: not found|' failed)|Could not find gdal-config/i,
    "gdal-config"
  ],
  [/Could not find geos(?:-config|_c)|geos-config(?:: not found|' failed)/i, "geos-config"],
  [/proj executable not found|Could not find proj|PROJ.*(?:not found|must be installed)/, "proj"],
  [/Could not run curl-config/, "curl-config"],
  [/Unable to (?:find|locate) (?:the )?HDF5|HDF5.*(?:not found|library.*not)|error: libhdf5/i, "hdf5"],
  [/Could not find (?:the )?xmlsec|Unable to invoke pkg-config.*xmlsec|xmlsec1.*not found/i, "xmlsec1"],
  [/libmemcached.*(?:not found|is required)/i, "libmemcached"],
  [/(?:krb5-config|gssapi).*(?:not found|No such file)/i, "krb5-config"],
  [/librdkafka.*(?:not found|is required)/i, "rdkafka"],
  [/(?:No package|Package|Dependency) ['"]?gobject-introspection-1\.0/, "gobject-introspection-1.0"]
]

const phrase: Rule = whileBuilding((build, failure) => {
  const found = phrases.find(([pattern]) => pattern.test(build.text))
  const library = found === undefined ? undefined : byName(found[1])
  if (found === undefined || library === undefined) return undefined
  const sign = build.output.find((text) => found[0].test(text))?.trim() ?? ""
  return libraryMissing(
    build,
    failure,
    library,
    sign.length > 160 ? `${sign.slice(0, 160)}…` : sign.replace(/[.:]$/, "")
  )
})

const modulePatterns: ReadonlyArray<RegExp> = [
  /Package ['"]?([\w.+-]+?)['"]?,? (?:was not found in the pkg-config search path|required by .* not found)/g,
  /No package ['"]([\w.+-]+?)['"] found/g,
  /Dependency "([\w.+-]+)" not found/g,
  /pkg-config (?:--\S+ )*([\w.+-]+)' returned non-zero exit status/g
]

const pkgConfig: Rule = whileBuilding((build, failure) => {
  const module = modulePatterns
    .flatMap((pattern) => [...build.text.matchAll(pattern)].map((found) => found[1] ?? ""))
    .at(0)
  if (module === undefined) return undefined
  const library = byName(module)
  return library !== undefined
    ? libraryMissing(build, failure, library, `pkg-config does not know \`${module}\``)
    : lacking(
        build,
        failure,
        "pip/missing-library",
        "A system library is missing",
        `${packageAtStart(build)} asked pkg-config for \`${module}\`, which it does not know.`,
        `Some OS package has the file ${module}.pc; its name ends in -dev most often. \`apt-file search ${module}.pc\` tells which; have that one installed on the stack.`
      )
})

/** `file.c:2:8: error: …`, of the package's own code. */
const compileError =
  /^(?:.*?\S\.(?:c|cc|cpp|cxx|h|hh|hpp|pyx|pxd|pxi|rs|f|f90|m|cu|i)\b[^:\s]*):(?:(\d+):)?(?:\d+:)? (?:fatal )?error: .*/i

const refused: Rule = whileBuilding((build, failure) => {
  const first =
    build.output.find((text) => compileError.test(text) && !/^_configtest|conftest/.test(text)) ??
    build.output.find(
      (text) =>
        /^error(?:\[E\d+\])?: (?!command|Command|subprocess|could not compile|\[Errno|in |invalid command|Multiple)/.test(
          text
        ) && /rustc|cargo/.test(build.text)
    )
  if (first === undefined) return undefined
  return {
    id: "pip/compile-error",
    blame: "app",
    title: "A package does not compile",
    message: `The compiler refuses the code of ${packageOf(build)}:\n  ${first.trim()}`,
    hints: isOwn(build)
      ? [`Mend that line of ${packageOf(build)}.`]
      : [
          ...asFirst(newerRelease(build)),
          `An older release was written for older Pythons and compilers than Python ${pythonLine(failure)} and those of this stack.`
        ]
  }
})

export const compiling: ReadonlyArray<Rule> = [header, linked, phrase, pkgConfig, program, refused]
