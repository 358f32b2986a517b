import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, CommandOutput } from '#lib/domain/adapters';

/** A folder of tools that stand in for a platform's own, each a POSIX script that may use `$LAB` for its notes. */
export class StubTools {
  readonly folder = mkdtempSync(join(tmpdir(), 'tools-'));

  tool(name: string, script: string): void {
    const path = join(this.folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }

  /** Runs a command as a host would, with these tools first; `during` may send its group a signal meanwhile. */
  async run(
    { argv }: Command,
    during?: (end: (signal: NodeJS.Signals) => void) => void,
  ): Promise<CommandOutput> {
    const [program = '', ...words] = argv;
    const child = spawn(program, words, {
      detached: true,
      env: { NODE_ENV: 'test', LAB: this.folder, PATH: `${this.folder}:${process.env.PATH ?? ''}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].on('data', (part: Buffer) => {
        text[stream] += part.toString();
      });
    during?.((signal) => child.pid && process.kill(-child.pid, signal));
    const exitCode = await new Promise<number | null>((done) => child.once('close', (code) => done(code)));
    return { exitCode, ...text };
  }
}
