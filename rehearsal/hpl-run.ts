import { setTimeout as sleep } from 'node:timers/promises';
import type { Vm } from '#lib/domain/cluster';
import type { HplDat } from '#lib/workloads/hpl/layout';
import type { Fault } from './faults.ts';
import { leaveChildren, storm } from './misbehaviour.ts';
import { casesOf, hplEnd, hplHead, hplTest } from './model/hpl-text.ts';
import { recoverySeconds, STALL_SECONDS, spread, stalls, testSeconds } from './model/times.ts';
import { Moving } from './moving.ts';
import { faultKey, strike } from './occasions.ts';
import type { Place } from './place.ts';

const TICK_MS = 20;
/** What ranks on different hosts exchange in a second of the thesis: our guess, small beside a migration. */
const BYTES_PER_SECOND = 200_000;
/** Of its work, in a run that ends early. */
const EARLY_SHARE = 1 / 20;

/** One run of HPL by its model, as it prints itself. */
export class HplRun {
  readonly #place: Place;
  readonly #moving: Moving;
  readonly #ids: readonly string[];
  readonly #begunAt = Date.now();
  readonly #model;
  readonly #struck: Fault | undefined;
  readonly #fault: Fault['kind'] | undefined;

  constructor(
    place: Place,
    ranks: readonly Vm[],
    private readonly fabric: string,
    private readonly say: (text: string) => void,
  ) {
    this.#place = place;
    this.#moving = new Moving(place.base);
    this.#ids = ranks.map(({ id }) => id);
    this.#model = place.model;
    const faults = this.#model.settings.faults.filter(({ kind }) => kind.startsWith('benchmark-'));
    this.#struck = strike(faults, (one) => place.count(faultKey(one)));
    this.#fault = this.#struck?.kind;
  }

  async run(dat: HplDat): Promise<void> {
    const { seed, stallProbability } = this.#model.settings;
    const ordinal = this.#place.count('launches');
    const cases = casesOf(dat);
    const early = this.#fault === 'benchmark-ends-early';
    const made = early ? Math.ceil(cases.length / 2) : cases.length;
    const factor = spread(seed, ordinal) * (early ? EARLY_SHARE : 1);
    this.say(hplHead(dat));
    if (this.#struck?.kind === 'benchmark-output-storm') storm(this.#struck.megabytes);
    if (this.#fault === 'benchmark-leaves-children') leaveChildren();
    if (stalls(seed, ordinal, stallProbability)) await this.#work(STALL_SECONDS);
    for (const [i, one] of cases.slice(0, made).entries()) {
      const started = performance.now();
      await this.#work(testSeconds(one.n, this.#ids.length) * factor);
      const wrong = this.#fault === 'benchmark-wrong-answer' && i === 0;
      const text = hplTest(one, (performance.now() - started) / 1000, !wrong);
      const cut = this.#fault === 'benchmark-output-cut' && i === made - 1;
      this.say(cut ? text.slice(0, text.length / 2) : text);
    }
    if (this.#fault !== 'benchmark-output-cut')
      this.say(hplEnd(made, this.#fault === 'benchmark-wrong-answer' ? 1 : 0));
  }

  /** Work in seconds of the thesis: it stands still while a VM of this run is on its way, and a while after. */
  async #work(seconds: number): Promise<void> {
    let [left, last] = [seconds, performance.now()];
    while (left > 0) {
      await sleep(TICK_MS);
      const now = performance.now();
      if (!this.#isDisturbed()) left -= ((now - last) / 1000) * this.#model.settings.speed;
      last = now;
    }
    this.#exchange(seconds * BYTES_PER_SECOND);
  }

  #isDisturbed(): boolean {
    if (this.#moving.now().some(({ vm }) => this.#ids.includes(vm))) return true;
    const arrived = this.#moving.lastArrival(this.#ids);
    const pauseMs = (recoverySeconds(this.#ids.length) / this.#model.settings.speed) * 1000;
    return arrived > this.#begunAt && Date.now() - arrived < pauseMs;
  }

  /** Ranks on one host have nothing to send over a fabric. */
  #exchange(bytes: number): void {
    const hosts = this.#model.cluster.hosts.filter(({ name }) =>
      this.#ids.some((vm) => this.#place.stateOf(name, vm) !== null),
    );
    if (hosts.length < 2) return;
    for (const { name, fabrics } of hosts)
      this.#place.addBytes(name, fabrics[this.fabric]?.interface ?? '', bytes, bytes);
  }
}
