import type { OutputStream } from '#lib/domain/output';
import { LogText } from './log-text.ts';

/** Which log: what a command of a trial printed on one of its streams. */
interface LogAddress {
  readonly trialId: string;
  readonly key: string;
  readonly stream: OutputStream;
}

const RETRY_MS = 2000;

/** Asks for what is new of one log and keeps all of it; so that a test needs no server, with another `fetch`. */
export class LogReader {
  #log = new LogText();
  #source: string | null = null;
  #problem: string | null = null;
  #version = 0;
  #paused = false;
  #closed = false;
  #asking: Promise<void> | null = null;
  #again = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #watchers = new Set<() => void>();

  constructor(
    readonly address: LogAddress,
    private readonly ask: typeof fetch = (...words) => fetch(...words),
  ) {}

  get log(): LogText {
    return this.#log;
  }

  /** Why nothing new can be read at the moment, in one sentence. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Counts what changed, for React. */
  readonly version = (): number => this.#version;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Something may be new: reads on until it has all that there is. */
  readonly wake = (): void => {
    if (this.#paused || this.#closed) return;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = this.#readOn().finally(() => {
      this.#asking = null;
      if (this.#again) {
        this.#again = false;
        this.wake();
      }
    });
  };

  open(): void {
    this.#closed = false;
    this.wake();
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.wake();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
  }

  async #readOn(): Promise<void> {
    clearTimeout(this.#retry);
    try {
      while (!this.#paused && !this.#closed) if (await this.#readPage()) break;
      this.#problem = null;
    } catch (error) {
      this.#problem = `The log cannot be read just now (${error instanceof Error ? error.message : error}); it is asked for again.`;
      this.#retry = setTimeout(this.wake, RETRY_MS);
    }
    this.#say();
  }

  /** Returns whether that was the last of what there is. */
  async #readPage(): Promise<boolean> {
    const { trialId, key, stream } = this.address;
    const query = new URLSearchParams({ key, stream, after: String(this.#log.bytes) });
    const answer = await this.ask(`/api/v1/trials/${encodeURIComponent(trialId)}/log?${query}`);
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    const source = answer.headers.get('Log-Source');
    const block = new Uint8Array(await answer.arrayBuffer());
    if (this.#source !== null && source !== this.#source && this.#log.bytes > 0) {
      // What was kept at the end may differ from what was followed: it is read from its beginning.
      this.#log = new LogText();
      this.#source = source;
      return false;
    }
    this.#source = source;
    this.#log.append(block);
    this.#say();
    return block.length === 0 || this.#log.bytes >= Number(answer.headers.get('Log-Total'));
  }

  #say(): void {
    this.#version++;
    for (const watcher of this.#watchers) watcher();
  }
}
