const MBPS_PER_GBPS = 1000;

/** Mb/s of a name such as `10GbE`, `1 Gb/s`, `100M`; null where it does not say. */
export function nominalMbps(name: string): number | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([GM])(?:b?(?:E|ps|it|\/s)?)$/i.exec(name.trim()) ?? [];
  if (!amount || !unit || Number(amount) === 0) return null;
  return Number(amount) * (unit.toUpperCase() === 'G' ? MBPS_PER_GBPS : 1);
}
