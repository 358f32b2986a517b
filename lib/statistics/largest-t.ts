import { logScaleDensity, normalTail } from './distributions.ts';

/** Steps per unit of the integrand's own width: the trapezoidal rule of a smooth bell converges geometrically. */
const STEP = 0.36;
const FAR = 8.5;
/** Steps over the scale; the sum ends long before. */
const FEWER_THAN = 10_000;
/** What can add less than that share of a sum ends it. */
const LEFT_OUT = 1e-13;
/** A group without noise of its own has λ = 1, where the integrand would jump. */
const STRONGEST = 0.9999;
/** e^(−2·20) of the nearer tail is left of the farther one. */
const NEGLIGIBLE = 20;

/**
 * P(max |Tᵢ| > limit) for t variables over one χ with correlations λᵢλⱼ, as a function of limit and df: given the
 * scale u and the shared part z they are independent, so that two integrals are left (Dunnett, JASA 50, 1955).
 * Over z and over log u by trapezoids; of tails, never of 1 − something, so that small p keep their digits. The
 * inner integral depends on limit·u alone and is computed once for all limits and df.
 * @param largestDf the largest df that will be asked for
 */
export function largestOfTs(
  correlations: readonly number[],
  largestDf: number,
): (limit: number, df: number) => number {
  const lambdas = correlations.map((lambda) => Math.min(lambda, STRONGEST));
  const spreads = lambdas.map((lambda) => Math.sqrt(1 - lambda ** 2));
  const steepest = Math.max(...lambdas.map((lambda, i) => lambda / (spreads[i] as number)));
  const inner = STEP / Math.sqrt(1 + steepest ** 2);
  const outer = STEP / Math.max(1, Math.sqrt(2 * largestDf));
  const known = new Map<number, number>();
  const beyond = (place: number): number => {
    const value = known.get(place) ?? overShared(Math.exp(place * outer), inner, lambdas, spreads);
    known.set(place, value);
    return value;
  };
  return (limit, df) => (limit === 0 ? 1 : Math.min(1, overScale(beyond, outer, Math.log(limit), df)));
}

/** The chance that any of them lies beyond ± edge, over the shared part z. */
function overShared(edge: number, h: number, lambdas: readonly number[], spreads: readonly number[]): number {
  let sum = anyBeyond(edge, 0, lambdas, spreads) / 2;
  for (let z = h; z < FAR; z += h) {
    const weight = Math.exp((-z * z) / 2);
    if (weight < LEFT_OUT * sum) break;
    sum += weight * anyBeyond(edge, z, lambdas, spreads);
  }
  return (2 * sum * h) / Math.sqrt(2 * Math.PI);
}

/** 1 − Π(1 − qᵢ), where qᵢ is the chance that λᵢz + √(1 − λᵢ²)·noise lies beyond ± edge; z ≥ 0. */
function anyBeyond(edge: number, z: number, lambdas: readonly number[], spreads: readonly number[]): number {
  let any = 0;
  for (let i = 0; i < lambdas.length; i++) {
    const [shared, spread] = [(lambdas[i] as number) * z, spreads[i] as number];
    const near = normalTail((edge - shared) / spread);
    const isFarNegligible = shared * edge > NEGLIGIBLE * spread ** 2;
    const q = isFarNegligible ? near : near + normalTail((edge + shared) / spread);
    any += q * (1 - any);
  }
  return any;
}

/** Over the scale’s density; where the limit is large, what counts lies at small u. */
function overScale(beyond: (place: number) => number, h: number, logLimit: number, df: number): number {
  const high = Math.ceil((logLimit + Math.log(1 + 9 / Math.sqrt(2 * df))) / h);
  let [sum, peak] = [0, 0];
  for (let place = high; place > high - FEWER_THAN; place--) {
    const density = logScaleDensity(place * h - logLimit, df);
    const term = density === 0 ? 0 : density * beyond(place);
    sum += term;
    peak = Math.max(peak, term);
    if (place < 0 && density < LEFT_OUT * peak) break;
  }
  return sum * h;
}
