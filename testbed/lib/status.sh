# What is up, in a form for people.

show_status() {
  local hosts host id name short mtu state
  mapfile -t hosts < <(running_hosts)
  if ((${#hosts[@]} == 0)); then
    say 'The testbed is down.'
    return 1
  fi
  say "The testbed is up: ${#hosts[@]} hosts."
  for fabric in "${FABRICS[@]}"; do
    read -r name short _ mtu _ <<<"$fabric"
    say "Fabric $name: $PREFIX.$short.0/24, g$short on each host, MTU $mtu, $(tc -n "$MARK-${hosts[0]}" qdisc show dev "g$short" root | sed -E 's/.*(rate [^ ]+).*/shaped to \1 each way/')"
  done
  for host in "${hosts[@]}"; do
    say "Host $host: $(host_address "$host" 0), pid $(host_pid "$host")"
    while read -r id state; do
      say "  $(container_name "$id") ($id) $state, home $(home_of "$id" ${#hosts[@]})"
    done < <(in_host "$host" vzlist -a -H -o ctid,status)
  done
}
