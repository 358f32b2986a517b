/** So many hosts are measured each against each; more of them along a ring. */
const EACH_AGAINST_EACH = 4;

/** The ways that are measured, both directions of each: pairs of hosts, or the pairs of a ring where there are many. */
export function measuredWays(hosts: readonly string[]): { readonly from: string; readonly to: string }[] {
  const pairs =
    hosts.length <= EACH_AGAINST_EACH
      ? hosts.flatMap((from, i) => hosts.slice(i + 1).map((to) => [from, to] as const))
      : hosts.map((from, i) => [from, hosts[(i + 1) % hosts.length] ?? from] as const);
  return pairs.flatMap(([a, b]) => [
    { from: a, to: b },
    { from: b, to: a },
  ]);
}
