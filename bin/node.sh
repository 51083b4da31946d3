# Finds a Node.js for the bundle, or fetches a pinned one, once. Read in by compile, plan and stage, which have set $bp to
# the buildpack's folder; `find_node FOLDER APP` sets $node or ends the script. FOLDER is where a fetched one is kept best
# (may be empty), APP is where none may land (may be empty).

# Options meant for another Node.js, such as --require, would break or change the bundle.
unset NODE_OPTIONS NODE_PATH

node_version=24.21.0
# Of the binary itself, so that one checksum holds for each archive that it comes in.
node_sha256_x64=7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c
node_sha256_arm64=0f8949d1028f6d61506b2d5bc57e7e6fe893d7b1997509b7847294fc9c616584

newline='
'
tried=
note() { tried="$tried !       $1$newline"; }

# Takes lines; those of $tried come after the first.
stop() {
  printf ' !     %s\n%s' "$1" "$tried" >&2
  shift
  printf ' !     %s\n' "$@" >&2
  exit 1
}

# usable FILE NAME: sets $node when FILE is a Node.js >= 22.19 that runs here, and otherwise notes why not.
usable() {
  node=$1
  [ -x "$node" ] && ! [ -d "$node" ] || { note "$2: $node is not there, or not executable."; return 1; }
  found=$("$node" -v 2>/dev/null </dev/null) || {
    found=$("$node" -v 2>&1 </dev/null)
    note "$2: $node does not start here: ${found%%"$newline"*}"
    return 1
  }
  major=${found#v} major=${major%%.*} minor=${found#*.} minor=${minor%%.*}
  case $found in v[0-9]*.[0-9]*.[0-9]*) ;; *) major= ;; esac
  case "$major:$minor" in
    :* | *: | *[!0-9:]*) note "$2: $node does not answer -v with a version."; return 1 ;;
  esac
  [ "$major" -gt 22 ] || { [ "$major" -eq 22 ] && [ "$minor" -ge 19 ]; } || {
    note "$2: $node is $found, older than v22.19."
    return 1
  }
}

# Sets $sum to the SHA-256 of a file, or to nothing where there is no tool for it.
checksum() {
  if command -v sha256sum >/dev/null; then sum=$(sha256sum <"$1")
  elif command -v shasum >/dev/null; then sum=$(shasum -a 256 <"$1")
  elif command -v openssl >/dev/null; then sum=$(openssl dgst -sha256 <"$1")
  else sum=; fi
  sum=${sum##*= } sum=${sum%% *}
}

# Whether the folder $1, there or not yet, lies outside the app $2: what lands in an app is deployed with it.
outside() {
  [ -n "$2" ] && [ -d "$2" ] || return 0
  inner=$1
  while [ -n "$inner" ] && ! [ -d "$inner" ]; do
    case $inner in */*) inner=${inner%/*} ;; *) inner=. ;; esac
  done
  inner=$(CDPATH= cd -- "$inner/" 2>/dev/null && pwd -P)
  outer=$(CDPATH= cd -- "$2" && pwd -P)
  case $inner/ in "$outer"/*) return 1 ;; esac
}

# each_folder DO FOLDER APP: does DO with every folder that may keep a Node.js, until one succeeds.
each_folder() {
  [ -n "$2" ] && "$1" "$2" && return
  caches=${XDG_CACHE_HOME:-}
  [ -z "$caches" ] && [ -n "${HOME:-}" ] && [ -d "$HOME" ] && caches=$HOME/.cache
  [ -n "$caches" ] && outside "$caches" "$3" && "$1" "$caches/python-buildpack" && return
  # Where everyone may write, a folder or a link of someone else may be waiting under our name.
  private=${TMPDIR:-/tmp}/python-buildpack-$(id -u)
  outside "$private" "$3" || return 1
  mkdir -m 700 "$private" 2>/dev/null
  if [ -d "$private" ] && ! [ -h "$private" ] && [ -O "$private" ]; then "$1" "$private" && return; fi
  rmdir "$private" 2>/dev/null
  return 1
}

fetched_earlier() {
  [ -f "$1/$node_name" ] && ! [ -h "$1/$node_name" ] || return 1
  checksum "$1/$node_name"
  [ -n "$sum" ] && [ "$sum" = "$node_sha256" ] || return 1
  node=$1/$node_name
}

# Runs in the background, as only `wait` lets a signal through before the command ends.
run() {
  "$@" </dev/null >>"$work/log" 2>&1 &
  child=$!
  wait "$child"
  status=$?
  child=
  return "$status"
}

# npm must find neither a project's settings above it nor scripts to run, and leave nothing in the user's cache.
npm_pack() {
  cd "$work" && echo '{}' >package.json && exec env npm_config_cache="$work/npm" npm_config_fetch_retries=1 \
    npm_config_update_notifier=false npm_config_loglevel=error \
    npm pack --ignore-scripts "$1@$node_version"
}

download() {
  path=${1#file://} path=${path#localhost}
  if [ "$path" != "$1" ] && [ -f "$path" ]; then
    exec cp -- "$path" "$work/archive"
  elif command -v curl >/dev/null; then
    exec curl -fsSL --connect-timeout 20 --speed-limit 1000 --speed-time 60 --retry 2 -o "$work/archive" "$1"
  elif command -v wget >/dev/null; then
    exec wget -q -T 60 -O "$work/archive" "$1"
  fi
  echo 'there is neither curl nor wget to fetch it with'
  return 1
}

# unpack ARCHIVE FLAGS MEMBER...: only the binary, through stdout, so that no path or link in the archive matters.
unpack() {
  archive=$1 flags=$2
  shift 2
  for member in "$@"; do
    tar "$flags" "$archive" "$member" >"$work/node" 2>>"$work/log" && break
  done
  checksum "$work/node"
  [ "$sum" = "$node_sha256" ] || {
    echo "refused, for its bin/node has the SHA-256 ${sum:-(no sha256sum, shasum or openssl here)}, not $node_sha256" >"$work/log"
    return 1
  }
}

# Notes what a way of fetching ended with, without a user's name, password or token in its address.
failed() {
  address=${1%%\?*}
  case $address in
    *://*/*)
      rest=${address#*://} host=${rest%%/*}
      address=${address%%://*}://${host##*@}/${rest#*/}
      ;;
  esac
  said=$(grep -v -e 'A complete log' -e '^npm notice' "$work/log" | uniq | head -n 3 | tr '\n' ' ')
  note "$address: ${said:-could not be fetched}"
}

obtain() {
  : >"$work/log"
  if [ -z "${BUILDPACK_NODE_URL:-}" ] && command -v npm >/dev/null; then
    run npm_pack "node-$node_platform" && unpack "$work/node-$node_platform-$node_version.tgz" -xzOf package/bin/node && return
    failed "npm pack node-$node_platform@$node_version"
    : >"$work/log"
  fi
  url=${BUILDPACK_NODE_URL:-https://nodejs.org/dist/v$node_version/$node_name.tar.gz}
  case $url in *.xz | *.xz\?*) flags=-xJOf ;; *) flags=-xzOf ;; esac
  run download "$url" && unpack "$work/archive" "$flags" "$node_name/bin/node" package/bin/node && return
  failed "$url"
  return 1
}

# Whether a folder can be written to; if so, what fetching there came to is in $fetched.
fetch_into() {
  mkdir -p -- "$1" 2>/dev/null && [ -w "$1" ] || return 1
  child= work= fetched=no
  trap '[ -n "$child" ] && kill "$child"; rm -rf "$work"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  # Whoever was killed without a chance to clean up left one of these.
  find "$1" -name '.fetch.*' -prune -mtime +0 -exec rm -rf {} + 2>/dev/null
  work=$(mktemp -d "$1/.fetch.XXXXXX" 2>/dev/null) || { trap - EXIT HUP INT TERM; return 1; }
  printf -- '-----> Fetching Node.js %s, once\n' "$node_version" >&2
  if obtain && chmod 755 "$work/node" && mv -f "$work/node" "$1/$node_name"; then
    fetched=yes node=$1/$node_name
  fi
  rm -rf "$work"
  trap - EXIT HUP INT TERM
  rmdir "$1" 2>/dev/null
  return 0
}

find_node() {
  if [ -n "${BUILDPACK_NODE:-}" ]; then
    usable "$(command -v "$BUILDPACK_NODE" || echo "$BUILDPACK_NODE")" '$BUILDPACK_NODE' && return
    stop 'The Node.js that $BUILDPACK_NODE names cannot be used.' \
      'Set it to the path of a Node.js 22.19 or newer that runs here, or unset it.'
  fi
  for file in "$bp/bin/node/bin/node" "$bp/node_modules/.bin/node"; do
    [ -e "$file" ] && usable "$file" 'beside this buildpack' && return
  done
  file=$(command -v node) && usable "$file" 'on PATH' && return

  case $(uname -s)-$(uname -m) in
    Linux-x86_64 | Linux-amd64) node_platform=linux-x64 node_sha256=$node_sha256_x64 ;;
    Linux-aarch64 | Linux-arm64) node_platform=linux-arm64 node_sha256=$node_sha256_arm64 ;;
    *)
      stop 'This buildpack needs Node.js 22.19 or newer, and fetches one only on Linux x64 and arm64.' \
        'Install it so that `node` is on PATH, or set $BUILDPACK_NODE to its path.'
      ;;
  esac
  node_name=node-v$node_version-$node_platform
  if each_folder fetched_earlier "$1" "$2"; then
    usable "$node" 'fetched earlier' && return
  elif ! each_folder fetch_into "$1" "$2"; then
    stop 'This buildpack needs Node.js 22.19 or newer, and finds no folder where it could keep a fetched one.' \
      'Set $XDG_CACHE_HOME or $TMPDIR to a folder that may be written to, or $BUILDPACK_NODE to the path of a Node.js.'
  elif [ "$fetched" = no ]; then
    stop 'This buildpack needs Node.js 22.19 or newer, and found none that it can use, nor could it fetch one.' \
      'Set $BUILDPACK_NODE to the path of a Node.js that runs here,' \
      "or \$BUILDPACK_NODE_URL to a copy of $node_name.tar.gz that can be reached from here."
  elif usable "$node" 'fetched'; then
    # A platform keeps an app's cache across versions of this buildpack: one Node.js in it is enough.
    for old in "$1"/node-v*; do
      [ "${node%/*}" = "$1" ] && [ "$old" != "$node" ] && rm -f -- "$old"
    done
    return 0
  fi
  stop "No Node.js can run here. The one for $node_platform needs glibc 2.28 or newer, and a folder that allows programs." \
    'Set $BUILDPACK_NODE to the path of a Node.js 22.19 or newer that is built for this system.'
}
