# What the commands answer to --help and --version. Read in by each of them, by the platform's when the first argument asks.
# Starts no program: nobody waits for a Node.js, or has one fetched, to read how a command is used.

# The package's manifest names the release, in a clone as in a package.
release() {
  value=
  [ -r "$1/package.json" ] && while read -r name value; do
    [ "$name" = '"version":' ] || continue
    value=${value#'"'} value=${value%,} value=${value%'"'}
    break
  done <"$1/package.json"
  printf 'python-buildpack %s\n' "${value:-of no known version}"
}

endings="Exit codes: 0 well, 1 not, and the log says why, 2 the command line, 70 a defect, 75 try again, 129 to 143 a signal."

usage_of() {
  case $1 in
    plan)
      printf '%s\n' \
        'Tells what a staging of the app would do, and does none of it.' '' \
        'Usage: bin/plan APP_DIR [--env NAME=VALUE]... [--cache DIR] [--offline] [--json]' '' \
        "  --env NAME=VALUE  as an app's user would set it" \
        '  --cache DIR       also tell what would be restored from there, and what made anew and why' \
        '  --offline         also find out, by a staging that is thrown away, whether it would do without a network; 1 if not' \
        '  --json            for programs: one object, with "format": 1 in it; errors are one, too'
      ;;
    stage)
      printf '%s\n' \
        'Stages a copy of the app.' '' \
        'Usage: bin/stage APP_DIR [--run] [--cache DIR] [--output DIR] [--base IMAGE] [--env NAME=VALUE]... [OPTION]...' '' \
        "  --run             start the Procfile's web line, or what bin/release offers, and leave no copy" \
        '  --cache DIR       keep things there, instead of in $XDG_CACHE_HOME or ~/.cache' \
        '  --output DIR      leave the copy there, instead of beside the app as APP_DIR.staged; or oci:DIR, oci-archive:FILE:' \
        '                    write an image there' \
        '  --base IMAGE      oci:DIR or oci-archive:FILE: the image that it is made on top of; without, of nothing' \
        "  --changes FILE    write there what is other than in the app's last staging: Markdown into a .md, JSON into a .json" \
        '  --report FILE     write there what the staging did, good or failed: a page into a .html, or JSON into a .json' \
        "  --env NAME=VALUE  as an app's user would set it; PORT is what --run listens on" \
        '  --json            for programs: one object, with "format": 1 in it; the log goes to stderr'
      ;;
    cache)
      printf '%s\n' \
        'Shows and trims what stagings keep.' '' \
        'Usage: bin/cache [DIR] [list|changes [BEFORE [NOW]]|lock [ENVIRONMENT]|prefetch APP_DIR|prune|verify|clear] [OPTION]...' '' \
        '  DIR               what a platform gives as CACHE_DIR, or $PYTHON_CACHE_DIR names; by default that of bin/stage' \
        '  list              each environment, and how much room everything takes; changes nothing' \
        '    --json          for programs: one object, with "format": 1 in it; errors are one, too' \
        '  changes           how the packages of two environments differ: of the last two, or of those whose keys begin so' \
        '    --markdown      as a table for a pull request' \
        '    --json          for programs, as of list' \
        '  lock              a pylock.toml of the environment that was used last, or whose key begins so' \
        '    --json          for programs, as of list' \
        '  prefetch APP_DIR  leave there all that staging the app needs, so that its next staging needs no network' \
        '    --env NAME=VALUE a variable, as the app'"'"'s user would set it; may be given several times' \
        '    --json          whether it does, and where each package is, as one object' \
        '  prune             remove what was not used for longest, down to $PYTHON_CACHE_MAX_SIZE' \
        '    --max-size SIZE or down to bytes, 500M, 20G' \
        '    --keep-last     or all but what the last two environments use' \
        '    --json          for programs, as of list' \
        '  verify            read everything against its digest, and name what is damaged' \
        '    --json          for programs, as of list' \
        '  clear             remove everything of this buildpack' \
        '    --json          for programs, as of list'
      ;;
    runtime)
      printf '%s\n' \
        'Packs installed Pythons into archives that stagings take them from, and shows and checks these.' '' \
        'Usage: bin/runtime pack PYTHON DIR | list [DIR] | verify [DIR] [--json]' '' \
        '  pack PYTHON DIR   pack an interpreter, or the folder that one is installed in, into DIR, and write it into its index' \
        '  list              what the index has, and what of it runs here' \
        '  verify            read every archive against its checksum, and name those that are not what the index says' \
        '  DIR               a folder, or an address; by default what $PYTHON_ARCHIVES names' \
        '  --json            for programs: one object, with "format": 1 in it; errors are one, too'
      ;;
    report)
      printf '%s\n' \
        'Tells what the last staging of the app did, be it good or not: one flat JSON object, as platforms read it.' '' \
        'Usage: bin/report BUILD_DIR [CACHE_DIR [ENV_DIR]] [OPTION]...' '' \
        '  CACHE_DIR         that of the staging; by default that of bin/stage' \
        '  --json            all that is known of it: one object, with "format": 1 in it; errors are one, too' \
        '  --html FILE       the same as a page that needs nothing else, to be looked at and searched' \
        '  --sbom FORMAT     what is installed as a bill of materials: cyclonedx or spdx'
      ;;
    explain)
      printf '%s\n' \
        'Tells what an error, a warning or a notice means, why it happens, and what to do.' '' \
        'Usage: bin/explain [ID]... [--json]' '' \
        '  ID                what a log has in brackets, like pip/no-compiler; or pip alone, for a list of those; none for all' \
        '  --json            for programs: one object, with "format": 1 in it; errors are one, too'
      ;;
    compile)
      printf '%s\n' \
        'Stages the app in BUILD_DIR, as platforms ask for it.' '' \
        'Usage: bin/compile BUILD_DIR CACHE_DIR [ENV_DIR]' '' \
        '  CACHE_DIR         where things are kept for the next staging; may be empty' \
        '  ENV_DIR           a file for each variable that the app has'
      ;;
    test-compile)
      printf '%s\n' \
        'Stages the app in BUILD_DIR for its tests: what these need is installed as well.' '' \
        'Usage: bin/test-compile BUILD_DIR CACHE_DIR [ENV_DIR]' '' \
        '  CACHE_DIR         where things are kept for the next staging; may be empty' \
        '  ENV_DIR           a file for each variable that the app has'
      ;;
    test)
      printf '%s\n' \
        'Starts the tests of an app that bin/test-compile has staged, and ends as they do.' '' \
        'Usage: bin/test BUILD_DIR [ENV_DIR]' '' \
        '  ENV_DIR           a file for each variable that the app has' '' \
        'Exit codes: 0 they passed, else that of the tests; 1 where nothing says how they are started, 2 the command line.'
      return
      ;;
    supply)
      printf '%s\n' \
        'Stages the app in BUILD_DIR into DEPS_DIR/INDEX, as Cloud Foundry asks for it.' '' \
        'Usage: bin/supply BUILD_DIR CACHE_DIR DEPS_DIR INDEX' '' \
        '  CACHE_DIR         where things are kept for the next staging; may be empty' \
        '  DEPS_DIR          the folder of all buildpacks of the app, with one named INDEX for this one'
      ;;
    finalize)
      printf '%s\n' \
        'Has the running app find what every buildpack has supplied, as Cloud Foundry asks the last one to.' '' \
        'Usage: bin/finalize BUILD_DIR CACHE_DIR DEPS_DIR INDEX [PROFILE_DIR]' '' \
        '  PROFILE_DIR       where the scripts go that are read before the app starts; BUILD_DIR/.profile.d when missing'
      ;;
    build)
      printf '%s\n' \
        'Builds the app in the current folder, as a Cloud Native lifecycle asks for it.' '' \
        'Usage: bin/build [LAYERS PLATFORM PLAN]' '' \
        '  The paths are read from $CNB_LAYERS_DIR, $CNB_PLATFORM_DIR and $CNB_BP_PLAN_PATH alone.'
      ;;
    detect)
      printf '%s\n' \
        'Prints "Python" when BUILD_DIR is an app for this buildpack, and otherwise tells what was looked for.' '' \
        'Usage: bin/detect BUILD_DIR' '' \
        'With $CNB_BUILD_PLAN_PATH it looks at the current folder, and writes a build plan there.' '' \
        'Exit codes: 0 it is one, 1 it is none (100 with $CNB_BUILD_PLAN_PATH), 2 the command line.'
      return
      ;;
    release)
      printf '%s\n' \
        'Prints what bin/compile left for the platform: one YAML mapping.' '' \
        'Usage: bin/release BUILD_DIR' '' \
        'Exit codes: 0 well, 2 the command line.'
      return
      ;;
  esac
  printf '\n%s\n' "$endings"
}

# asked_for_help HOME COMMAND ARGUMENT...: answers, and ends the script, where one of the arguments asks; `help` only as the
# first, and alone, since it may be the name of a folder.
asked_for_help() {
  home=$1 command=$2
  shift 2
  [ "$#" = 1 ] && [ "$1" = help ] && set -- --help
  for word in "$@"; do
    case $word in
      --) return 0 ;;
      -h | --help) usage_of "$command"; exit ;;
      --version) release "$home"; exit ;;
    esac
  done
}

# no_option COMMAND WORD: what a platform starts takes no options, and its folders are absolute; a person has mistyped one.
no_option() {
  case $2 in *[[:cntrl:]]*) word='(a word with control characters)' ;; *) word=$2 ;; esac
  printf ' !     %s\n' "bin/$1 has no option $word: it has --help and --version." \
    'A folder whose name begins so is written with ./ before it. (command/wrong-usage)' >&2
  exit 2
}
