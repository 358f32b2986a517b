import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { ClusterSpec } from '#lib/domain/cluster';
import type { Settings } from './settings.ts';

/** What the machines' programs know: written by the server, which has checked it. */
export interface Model {
  readonly settings: Settings;
  readonly cluster: ClusterSpec;
}

export type VmState = 'running' | 'suspended' | 'stopped';

/** What happened on the machines, told by their own commands: the truth that the store is compared with. */
export interface Deed {
  readonly what: 'migration-began' | 'migration-ended' | 'launch-began' | 'launch-ended';
  readonly machine: string;
  readonly trial: string;
  readonly pid: number;
  readonly vm?: string;
  readonly to?: string;
  readonly exitCode?: number;
}

/**
 * The folder in which the cluster lives: its state is files, so that its machines' programs go on when nobody serves
 * ssh, as hosts do whose network is away. What is changed is renamed into place.
 */
export class Place {
  constructor(readonly base: string) {}

  get model(): Model {
    return JSON.parse(readFileSync(path.join(this.base, 'model.json'), 'utf8')) as Model;
  }

  set model(model: Model) {
    this.write(path.join(this.base, 'model.json'), JSON.stringify(model));
  }

  root(machine: string): string {
    return path.join(this.base, 'machines', machine);
  }

  /** VMs share a home directory: MPI needs one path in all of them. */
  home(machine: string): string {
    return machine.startsWith('vm-')
      ? path.join(this.base, 'vm-home')
      : path.join(this.root(machine), 'home');
  }

  stateOf(host: string, vm: string): VmState | null {
    const file = this.#container(host, vm);
    return existsSync(file) ? (readFileSync(file, 'utf8').trim() as VmState) : null;
  }

  setState(host: string, vm: string, state: VmState | null): void {
    const file = this.#container(host, vm);
    if (state === null) rmSync(file, { force: true });
    else this.write(file, `${state}\n`);
  }

  /** At no instant the VM is on both hosts, or on neither. */
  hand(vm: string, from: string, to: string): void {
    renameSync(this.#container(from, vm), this.#container(to, vm));
  }

  #container(host: string, vm: string): string {
    return path.join(this.root(host), 'containers', vm);
  }

  filesOf(host: string, vm: string): string {
    return path.join(this.root(host), 'vz/private', vm);
  }

  addBytes(host: string, port: string, received: number, sent: number): void {
    appendFileSync(
      path.join(this.root(host), 'traffic'),
      `${port} ${Math.round(received)} ${Math.round(sent)}\n`,
    );
  }

  /** How often something happened before; it counts this time. */
  count(what: string): number {
    const folder = path.join(this.base, 'counted', what);
    mkdirSync(folder, { recursive: true });
    for (let n = readdirSync(folder).length; ; n++)
      try {
        mkdirSync(path.join(folder, String(n)));
        return n;
      } catch {
        // Another process counted at the same instant.
      }
  }

  tell(deed: Deed): void {
    const line = JSON.stringify({ at: Date.now() / 1000, ...deed });
    appendFileSync(path.join(this.base, 'truth.log'), `${line}\n`);
  }

  write(file: string, text: string): void {
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, file);
  }
}
