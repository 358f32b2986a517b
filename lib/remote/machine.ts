import type { Command, CommandOutput } from '#lib/domain/adapters';
import { CommandError, HungError, UnreachableError } from './errors.ts';
import type { ExecuteOptions } from './execute.ts';
import { flatten } from './quote.ts';

const RETRY_DELAYS_MS = [200, 1000, 2000];
const LAST_RETRY_DELAY_MS = 5000;
const READ_TIMEOUT_MS = 30_000;
/** Where nobody says otherwise a machine that stays away is given up after this. */
const GIVE_UP_MS = 20_000;

/** The way to a machine: runs a command once. Only what may be asked twice goes over it: an answer can get lost. */
export interface Line {
  readonly name: string;
  execute(command: Command, options?: ExecuteOptions): Promise<CommandOutput>;
  close(): void;
}

/** How long to go on with a machine that cannot be reached, and whom to tell. */
export interface Patience {
  /** Ends waiting and trying with its reason; without it, trying ends after 20 s. */
  readonly signal?: AbortSignal;
  /** Throws when nothing may be asked any more. */
  readonly mayAsk?: () => void;
  readonly onLost?: (machine: string, error: UnreachableError) => Promise<void>;
  readonly onAnswer?: (machine: string) => Promise<void>;
}

/** A machine of the cluster. */
export class Machine {
  readonly name: string;

  constructor(
    private readonly line: Line,
    private readonly patience: Patience = {},
  ) {
    this.name = line.name;
  }

  /** Runs a command once. @throws UnreachableError when it is not known what became of it */
  async execute(command: Command, options: ExecuteOptions = {}): Promise<CommandOutput> {
    const { mayAsk, signal } = this.patience;
    mayAsk?.();
    signal?.throwIfAborted();
    const { hostSeconds } = options;
    const bounded = hostSeconds === undefined ? command : { argv: ended(hostSeconds, command) };
    const output = await this.line.execute(bounded, signal ? { signal, ...options } : options);
    if (hostSeconds !== undefined && ENDED.includes(output.exitCode ?? 0))
      throw new HungError(this.name, command.argv, hostSeconds);
    await this.patience.onAnswer?.(this.name);
    return output;
  }

  /** As `execute`, trying again while the machine cannot be reached: the command must be idempotent. */
  async insist(command: Command, options: ExecuteOptions = {}): Promise<CommandOutput> {
    const { signal, onLost } = this.patience;
    const begun = performance.now();
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.execute(command, options);
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        await onLost?.(this.name, error);
        if (!signal && performance.now() - begun > GIVE_UP_MS) throw error;
      }
      await sleep(RETRY_DELAYS_MS[attempt] ?? LAST_RETRY_DELAY_MS, signal);
    }
  }

  /** As `insist`; an exit code other than 0 is an error. Returns standard output. */
  async read(command: Command, options: ExecuteOptions = {}): Promise<string> {
    const begun = performance.now();
    const output = await this.insist(command, { timeoutMs: READ_TIMEOUT_MS, ...options });
    if (output.exitCode === 0) return output.stdout;
    const seconds = (performance.now() - begun) / 1000;
    throw new CommandError(this.name, command.argv, output.exitCode, output.stderr, seconds);
  }
}

/** With a limit that the machine itself keeps: TERM, and KILL 3 s later (coreutils). */
function ended(seconds: number, command: Command): string[] {
  return ['timeout', '-k', '3', String(seconds), ...flatten(command)];
}

/** What `timeout` exits with: 124 after its TERM, 137 after its KILL. */
const ENDED = [124, 137];

/** The machines of a cluster by name. */
export class Machines {
  constructor(
    private readonly lines: readonly Line[],
    private readonly patience: Patience = {},
  ) {}

  get(name: string): Machine {
    const line = this.lines.find((known) => known.name === name);
    if (!line) throw new Error(`no machine ${name}: ${this.lines.map((known) => known.name).join(', ')}`);
    return new Machine(line, this.patience);
  }

  /** The same machines, asked on other terms. */
  asked(patience: Patience): Machines {
    return new Machines(this.lines, { ...this.patience, ...patience });
  }

  close(): void {
    for (const line of this.lines) line.close();
  }
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}
