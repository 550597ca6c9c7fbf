#!/bin/sh
# Runs a program that ends within two seconds of its parent, even if the parent is killed (kill -9) and cannot end it.
# With --run <program> <argument>…, runs that program. With --service=…, as wrangler starts esbuild, runs esbuild.
# Otherwise, runs the Workers runtime with the arguments that Miniflare gives it.
case "$1" in
--run) shift ;;
--service=*) set -- "$MORGUE_ESBUILD" "$@" ;;
*) set -- "$MORGUE_WORKERD" "$@" ;;
esac
parent=$PPID
self=$$
# The watcher must not keep the program's pipes open: the parent waits until they close.
(
  while kill -0 "$parent" && kill -0 "$self"; do sleep 1; done
  kill -9 "$self"
) </dev/null >/dev/null 2>&1 3>&- &
exec "$@"
