import { spawn } from 'node:child_process';
import { speak } from './dialogue.ts';
import { Machine } from './machine.ts';
import { flatten } from './quote.ts';

/** For tests: this computer as a machine, with `home` as the login's home directory. */
export function localMachine(home: string): Machine {
  return new Machine({
    name: 'here',
    close: () => {},
    execute: (command, options) =>
      new Promise((resolve, reject) => {
        const [file = '', ...args] = flatten(command);
        const child = spawn(file, args, { cwd: home, stdio: ['pipe', 'pipe', 'pipe'] });
        const output = { stdout: '', stderr: '' };
        child.stdout.on('data', (part) => {
          output.stdout += String(part);
        });
        child.stderr.on('data', (part) => {
          output.stderr += String(part);
        });
        child.once('error', reject);
        child.once('close', (exitCode) => resolve({ exitCode, ...output }));
        // A command may end without reading its input.
        child.stdin.on('error', () => {});
        if (options?.dialogue) speak(child.stdin, child.stdout, options.dialogue, reject);
        else child.stdin.end(options?.input ?? '');
      }),
  });
}
