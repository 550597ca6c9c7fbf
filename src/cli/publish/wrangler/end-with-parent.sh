#!/bin/sh
# Runs a program that ends within two seconds after its parent, even if the parent was killed (kill -9) and could not end it.
# With --run <program> <argument>…, that program; as esbuild starts it, esbuild; otherwise the Workers runtime, as Miniflare
# starts it.
case "$1" in
--run) shift ;;
--service=*) set -- "$MORGUE_ESBUILD" "$@" ;;
*) set -- "$MORGUE_WORKERD" "$@" ;;
esac
parent=$PPID
self=$$
# The watcher inherits none of the pipes whose end shows the parent that the program has ended.
(
  while kill -0 "$parent" && kill -0 "$self"; do sleep 1; done
  kill -9 "$self"
) </dev/null >/dev/null 2>&1 3>&- &
exec "$@"
