# Puts the pinned Node.js into a folder. Read in by node.sh where none is kept that runs; its functions and variables are used.

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

# Whether what the ways of fetching ended with is trouble that mostly passes, in the words of curl, wget and npm.
passing() {
  printf '%s' "$tried" | grep -q -i -e 'could not resolve' -e 'unable to resolve' -e 'failed to connect' -e "couldn't connect" \
    -e 'connection refused' -e 'connection reset' -e 'timed out' -e 'transfer closed' -e 'error: 429' -e 'error: 5[0-9][0-9]' \
    -e 'ERROR 429' -e 'ERROR 5[0-9][0-9]' -e EAI_AGAIN -e ENOTFOUND -e ECONNREFUSED -e ECONNRESET -e ETIMEDOUT
}

# Whether there is room for a download and what comes out of it; where that cannot be told, there is.
roomy() {
  free=$(df -Pk -- "$1" 2>/dev/null | { read -r _; read -r _ _ _ free _; printf '%s' "$free"; })
  case $free in '' | *[!0-9]*) return 0 ;; esac
  [ "$free" -gt $((${node_cksum#* } / 512)) ]
}

# Whether it was the folder that a fetch has failed for: what a full one says is not even in the log.
crowded() {
  head -c 65536 /dev/zero >"$work/probe" 2>/dev/null || return 0
  grep -q -i -e 'no space' -e ENOSPC -e 'quota' -e '(23)' "$work/log" || ! roomy "$work"
}

allows_programs() {
  printf '#!/bin/sh\n' >"$work/try" && chmod 755 "$work/try" && "$work/try"
} 2>/dev/null

# Puts $work/node into its place in the folder $1. `mv` would go through a link to a folder, and into a folder.
settle() {
  file=$1/$node_name
  if [ -h "$file" ] || { [ -e "$file" ] && ! [ -f "$file" ]; }; then mv -- "$file" "$work/damaged" || return; fi
  chmod 755 "$work/node" && mv -f -- "$work/node" "$file"
} 2>/dev/null

# Fills $work/node, and puts it into the folder $1. With 1 another folder may do better.
fill() {
  allows_programs || { note "$1 is in a place where no programs may be started."; return 1; }
  # It is here, and does not run, although programs may: neither will it elsewhere.
  [ "$spare" != "$1/$node_name" ] || return 0
  if [ -n "$spare" ]; then
    cp -- "$spare" "$work/node" 2>/dev/null && intact "$work/node" '' || { note "$1 cannot take a Node.js."; return 1; }
  else
    printf -- '-----> Fetching Node.js %s, once\n' "$node_version" >&2
    obtain || { fetched=no; ! crowded; return; }
  fi
  settle "$1" || { note "$1/$node_name cannot be replaced."; return 1; }
  fetched=yes node=$1/$node_name
}

# fetch_into FOLDER: whether it did not fail for the folder; then what it came to is in $fetched, yes or no.
fetch_into() {
  ours "$1" || return
  [ -d "$1" ] || { mkdir -p -- "$1" && chmod go-w "$1"; } 2>/dev/null || { note "$1 cannot be made."; return 1; }
  [ -w "$1" ] || { note "$1 may not be written."; return 1; }
  roomy "$1" || { note "$1 has no room for a Node.js."; return 1; }
  child= work= fetched=
  trap '[ -n "$child" ] && kill "$child"; rm -rf "$work"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  # Whoever was killed without a chance to clean up left one of these.
  find "$1" -name '.fetch.*' -prune -mtime +0 -exec rm -rf {} + 2>/dev/null
  work=$(mktemp -d "$1/.fetch.XXXXXX" 2>/dev/null) || { trap - EXIT HUP INT TERM; return 1; }
  fill "$1"
  status=$?
  rm -rf "$work"
  trap - EXIT HUP INT TERM
  rmdir "$1" 2>/dev/null
  return "$status"
}
