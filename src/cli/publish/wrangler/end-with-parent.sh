#!/bin/sh
# Runs a program that ends within two seconds of its parent, however that ended: whoever is killed (kill -9) can end nobody.
# end-with-parent.sh --run <program> <argument>… runs that; otherwise it is the Workers runtime, as Miniflare starts it.
if [ "$1" = --run ]; then
  shift
else
  set -- "$MORGUE_WORKERD" "$@"
fi
parent=$PPID
self=$$
# It holds none of the pipes by which the parent sees that the program has ended.
(
  while kill -0 "$parent" && kill -0 "$self"; do sleep 1; done
  kill -9 "$self"
) </dev/null >/dev/null 2>&1 3>&- &
exec "$@"
