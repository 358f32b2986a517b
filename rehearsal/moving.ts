import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Mover {
  readonly vm: string;
  readonly fabric: string;
}

/** Who is on its way at this moment: a file for each VM, which counts as long as its process lives. */
export class Moving {
  readonly #folder: string;
  readonly #arrivals: string;

  constructor(base: string) {
    this.#folder = path.join(base, 'moving');
    this.#arrivals = path.join(base, 'arrived');
    for (const folder of [this.#folder, this.#arrivals]) mkdirSync(folder, { recursive: true });
  }

  begin(vm: string, fabric: string): void {
    writeFileSync(path.join(this.#folder, vm), `${process.pid} ${fabric}`);
  }

  end(vm: string): void {
    writeFileSync(path.join(this.#arrivals, vm), '');
    rmSync(path.join(this.#folder, vm), { force: true });
  }

  now(): Mover[] {
    return readdirSync(this.#folder).flatMap((vm) => {
      const [pid, fabric = ''] = read(path.join(this.#folder, vm)).split(' ');
      return pid && isAlive(Number(pid)) ? [{ vm, fabric }] : [];
    });
  }

  /** When one of these VMs last arrived, ms since 1970; 0 when none did. */
  lastArrival(vms: readonly string[]): number {
    return Math.max(
      0,
      ...vms.map((vm) => statSync(path.join(this.#arrivals, vm), { throwIfNoEntry: false })?.mtimeMs ?? 0),
    );
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
