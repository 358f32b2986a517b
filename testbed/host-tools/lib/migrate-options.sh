# The command line of vzmigrate 4.11; exit 1 on anything else.

usage() {
  echo 'Usage: vzmigrate [-r yes|no] [-v] [-t] [--online] [--keep-dst] [--check-only] [--format-3.0] HOST CTID' >&2
  exit 1
}

parse_options() {
  local parsed
  remove_area=yes verbose=no times=no online=no keep_dst=no check_only=no
  format=${VZMIGRATE_FORMAT:-4.11}
  parsed=$(getopt -n vzmigrate -o r:vth \
    -l remove-area:,verbose,times,online,live,keep-dst,check-only,dry-run,format-3.0,ssh-mux,help -- "$@") || usage
  eval set -- "$parsed"
  while [ "$1" != -- ]; do
    case $1 in
      -r | --remove-area) remove_area=$2 && shift ;;
      -v | --verbose) verbose=yes times=yes ;;
      -t | --times) times=yes ;;
      --online | --live) online=yes ;;
      --keep-dst) keep_dst=yes ;;
      --check-only | --dry-run) check_only=yes ;;
      --format-3.0) format=3.0 ;;
      --ssh-mux) ;; # always on
      *) usage ;;
    esac
    shift
  done
  shift
  [ $# -eq 2 ] || usage
  [[ $remove_area == yes || $remove_area == no ]] || usage
  host=$1 ctid=$2
  is_ctid "$ctid" || usage
  [[ $host =~ ^[A-Za-z0-9][A-Za-z0-9.-]*$ ]] || usage
  if [ "$online" = no ]; then
    echo 'Error: the testbed migrates live only: give --online' >&2
    exit 1
  fi
}

# vzmigrate 3.0.23 printed each option it had read.
echo_options() {
  [ "$format" = 3.0 ] || return 0
  while [ $# -gt 1 ]; do
    printf 'OPT:%s\n' "$1"
    [ "$1" != -r ] || shift
    shift
  done
}
