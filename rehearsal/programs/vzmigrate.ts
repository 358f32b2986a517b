import { existsSync, mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrationWork, spread } from '../model/times.ts';
import {
  AFTER_SUSPENSION,
  arrivalText,
  FROZEN_TEXT,
  failureText,
  openingText,
  preparationText,
} from '../model/vzmigrate-text.ts';
import { Moving } from '../moving.ts';
import { faultKey, strike } from '../occasions.ts';
import { Place } from '../place.ts';

/** vzmigrate -r no --online -v ADDRESS CTID, on a host of the rehearsal. */
const TICK_MS = 10;
const place = new Place(process.env['REHEARSAL_BASE'] ?? '');
const moving = new Moving(place.base);
const here = process.env['REHEARSAL_MACHINE'] ?? '';
const trial = process.env['MIGRATION_LAB_TRIAL'] ?? '';
const [address = '', vm = ''] = process.argv.slice(-2);
const { settings, cluster } = place.model;
const say = (text: string) => process.stdout.write(text);

const port = cluster.hosts
  .flatMap(({ name, fabrics }) => Object.entries(fabrics).map(([fabric, own]) => ({ name, fabric, ...own })))
  .find((own) => own.address === address);
const to = port?.name ?? '';
const fabric = port?.fabric ?? '';

function end(exitCode: number): never {
  moving.end(vm);
  place.tell({ what: 'migration-ended', machine: here, trial, pid: process.pid, vm, to, exitCode });
  process.exit(exitCode);
}

function fail(exitCode: number): never {
  const { stdout, stderr } = failureText(exitCode, vm);
  say(stdout);
  process.stderr.write(stderr);
  end(exitCode);
}

/** Work in seconds of the thesis; a shared part goes on the slower the more are on their way over this fabric. */
async function work(seconds: number, shared: boolean): Promise<number> {
  const begun = performance.now();
  let [left, last] = [seconds, begun];
  while (left > 0) {
    await sleep(Math.min(TICK_MS, Math.ceil((left / settings.speed) * 1000)));
    const now = performance.now();
    const others = shared ? moving.now().filter((mover) => mover.fabric === fabric).length : 1;
    left -= (((now - last) / 1000) * settings.speed) / Math.max(1, others);
    last = now;
  }
  return (performance.now() - begun) / 1000;
}

place.tell({ what: 'migration-began', machine: here, trial, pid: process.pid, vm, to });
say(openingText(address, vm));
if (place.stateOf(here, vm) === null) fail(10);
if (place.stateOf(here, vm) !== 'running') fail(2);
if (!to) fail(4);
if (to === here || place.stateOf(to, vm) !== null) fail(9);

const own = settings.faults.filter(
  (fault) => /^(migration|vm)-/.test(fault.kind) && (!('vm' in fault) || fault.vm === vm),
);
const fault = strike(own, (one) => place.count(faultKey(one)));
const failure = fault?.kind === 'migration-fails' ? fault.exitCode : null;
if (failure !== null && !AFTER_SUSPENSION.includes(failure)) fail(failure);

const seeded = existsSync(place.filesOf(to, vm));
const mbps = cluster.fabrics.find(({ name }) => name === fabric)?.nominalMbps ?? 1000;
const { alone, shared } = migrationWork(mbps, seeded);
const factor = spread(settings.seed, place.count('migrations'));
moving.begin(vm, fabric);
say(preparationText(vm));
await work((alone * factor) / 2, false);
mkdirSync(place.filesOf(to, vm), { recursive: true });
say(FROZEN_TEXT);
place.setState(here, vm, 'suspended');
if (fault?.kind === 'migration-hangs') await sleep(fault.seconds * 1000);
if (failure !== null) {
  place.setState(here, vm, 'running');
  fail(failure);
}
const copied = await work(shared * factor, true);
const restored = await work((alone * factor) / 2, false);
const memory = (cluster.vms.find(({ id }) => id === vm)?.memoryMiB ?? 0) * 2 ** 20;
const carry = (host: string, received: number, sent: number) => {
  const name = cluster.hosts.find((one) => one.name === host)?.fabrics[fabric]?.interface ?? '';
  place.addBytes(host, name, received, sent);
};
carry(here, 0, memory);
carry(to, memory, 0);
arrive();
say(arrivalText(copied, restored));
end(0);

/** Where the VM is afterwards: at its destination, or where a fault wants it. */
function arrive(): void {
  if (fault?.kind === 'vm-on-wrong-host') {
    place.setState(here, vm, 'running');
    return;
  }
  place.hand(vm, here, to);
  place.setState(to, vm, fault?.kind === 'vm-on-neither' ? 'stopped' : 'running');
  if (fault?.kind === 'vm-on-both') place.setState(here, vm, 'running');
}
