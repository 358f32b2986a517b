import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const BLOCKS = [65_536, 4096, 1];

/** For tests: a disk of a few MiB at a folder, in memory, to be filled to its last byte. */
export class SmallDisk {
  readonly #ballast: string;

  private constructor(readonly folder: string) {
    this.#ballast = path.join(folder, 'ballast');
  }

  /** Whether this account may mount anything here. */
  static isAllowed(): boolean {
    const folder = mkdtempSync(path.join(tmpdir(), 'lab-mount-'));
    const disk = SmallDisk.mount(folder, 1);
    disk?.unmount();
    rmSync(folder, { recursive: true });
    return disk !== null;
  }

  /** Null where this account may not mount anything. */
  static mount(folder: string, mebibytes: number): SmallDisk | null {
    mkdirSync(folder, { recursive: true });
    const options = `size=${mebibytes}m,mode=755`;
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
    return status === 0 ? new SmallDisk(folder) : null;
  }

  fill(): void {
    const file = openSync(this.#ballast, 'a');
    for (const block of BLOCKS)
      try {
        for (;;) writeSync(file, Buffer.alloc(block));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    closeSync(file);
  }

  free(): void {
    rmSync(this.#ballast, { force: true });
  }

  /** Lazily: a process that is on its way out may still stand in it. */
  unmount(): void {
    spawnSync('umount', ['-l', this.folder]);
  }
}
