import type { Fabric } from '../cluster.ts';
import type { FabricReading } from './reading.ts';

/** Less than this share of its nominal speed contradicts a fabric's name. */
const LEAST_SHARE = 0.7;
/** A fabric that is nominally so many times as fast … */
const MUCH_FASTER = 5;
/** … and measures less than this many times the other is not what it is called. */
const LEAST_RATIO = 2;

export interface FabricDoubt {
  readonly fabric: string;
  readonly detail: string;
  readonly remedy: string;
}

/** Whether one way is as fast as its fabric is called. */
export function isSlow({ mbps }: FabricReading, { nominalMbps }: Pick<Fabric, 'nominalMbps'>): boolean {
  return mbps !== null && mbps < LEAST_SHARE * nominalMbps;
}

/** What measurements say against the names of fabrics: the slowest way of each, and fast fabrics that are none. */
export function doubtFabrics(fabrics: readonly Fabric[], readings: readonly FabricReading[]): FabricDoubt[] {
  const slowest = fabrics.flatMap((fabric) => {
    const own = readings.filter((one) => one.fabric === fabric.name && one.mbps !== null);
    const [first] = own.sort((a, b) => (a.mbps ?? 0) - (b.mbps ?? 0));
    return first ? [{ fabric, way: first, mbps: first.mbps ?? 0 }] : [];
  });
  const slow = slowest
    .filter(({ fabric, way }) => isSlow(way, fabric))
    .map(({ fabric, way, mbps }) => ({
      fabric: fabric.name,
      detail: `${whole(mbps)} Mb/s from ${way.from} to ${way.to}, ${whole((100 * mbps) / fabric.nominalMbps)} % of its nominal ${whole(fabric.nominalMbps)} Mb/s`,
      remedy: `Look at link speed, cable and switch of ${fabric.name} on ${way.from} and ${way.to} (ethtool), and that nothing else uses it; or correct its nominal speed.`,
    }));
  const alike = slowest.flatMap((fast) =>
    slowest
      .filter(
        (other) =>
          fast.fabric.nominalMbps >= MUCH_FASTER * other.fabric.nominalMbps &&
          fast.mbps < LEAST_RATIO * other.mbps,
      )
      .map((other) => ({
        fabric: fast.fabric.name,
        detail: `${whole(fast.mbps)} Mb/s, less than twice the ${whole(other.mbps)} Mb/s of ${other.fabric.name}`,
        remedy: `See that the addresses of ${fast.fabric.name} belong to its own interfaces, and that its traffic does not leave over ${other.fabric.name}.`,
      })),
  );
  return [...slow, ...alike];
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US');
