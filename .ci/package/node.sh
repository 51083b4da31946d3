#!/bin/sh
# Prints the path of the pinned Node.js for a machine, fetched as a staging fetches it: node.sh BUILDPACK x64|arm64 FOLDER.
set -u
bp=$1 folder=$3
. "$bp/bin/node.sh"
. "$bp/bin/fetch.sh"
node_platform=linux-$2
case $2 in
  x64) node_sha256=$node_sha256_x64 node_cksum=$node_cksum_x64 ;;
  arm64) node_sha256=$node_sha256_arm64 node_cksum=$node_cksum_arm64 ;;
  *) stop "There is no pinned Node.js for $2." ;;
esac
node_name=node-v$node_version-$node_platform
file=$folder/$node_name
installed=$bp/node_modules/node-$node_platform/bin/node
fetched=
if [ -f "$installed" ] && intact "$installed" strictly; then
  file=$installed
elif ! { [ -f "$file" ] && intact "$file" strictly; }; then
  fetch_into "$folder"
  [ "$fetched" = yes ] || stop "The Node.js for $node_platform could not be fetched."
fi
printf '%s\n%s\n%s\n' "$node_version" "$node_name" "$file"
