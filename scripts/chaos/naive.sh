#!/bin/sh
# What people write instead: every migration there and back, one result line each, started again where the lines end.
# usage: naive.sh plain|nohup TRIALS RESULTS KEY PORT USER FROM-HOST TO-HOST FROM-FABRIC TO-FABRIC
mode=$1 trials=$2 results=$3 key=$4 port=$5 user=$6
on() {
  host=$1
  shift
  # shellcheck disable=SC2029  # the line is meant for the host
  ssh -i "$key" -p "$port" -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
    -o LogLevel=ERROR "$user@$host" "$@"
}
migrate() { # STEP HOST ADDRESS
  run="PATH=/usr/local/sbin:/usr/bin:/bin MIGRATION_LAB_TRIAL=$1 vzmigrate -r no --online -v $3 101"
  if [ "$mode" = plain ]; then
    on "$2" "env $run" >/dev/null
    echo "$1 $?" >>"$results"
  else
    on "$2" "nohup sh -c 'env $run >$1.out 2>&1; echo \$? >$1.exit' >/dev/null 2>&1 &"
    until code=$(on "$2" "cat $1.exit" 2>/dev/null) && [ -n "$code" ]; do sleep 0.1; done
    echo "$1 $code" >>"$results"
  fi
}
touch "$results"
trial=0
while [ $trial -lt "$trials" ]; do
  trial=$((trial + 1))
  grep -q "^trial-$trial-out " "$results" || migrate "trial-$trial-out" "$7" "${10}"
  grep -q "^trial-$trial-back " "$results" || migrate "trial-$trial-back" "$8" "$9"
done
