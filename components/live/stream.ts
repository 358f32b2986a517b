/** What the server says changed: ids only. */
export interface Change {
  readonly topic: string;
  readonly object: string;
}

export type StreamState = 'idle' | 'connecting' | 'live' | 'lost';

/** The server says something at least every 15 s; who slept longer than this reads everything again. */
const SILENCE_MS = 35_000;
const WATCH_EVERY_MS = 5000;
const RETRY_MS = 2000;
/** Changes kept for a page that was drawn before it could listen. */
const KEPT = 500;

type Listener = (change: Change | 'gap') => void;

interface Heard extends Change {
  readonly id: bigint;
}

/** The address of an event source, so that a test needs no network. */
type Open = (address: string) => EventSource;

/**
 * One stream of events for a tab. It opens with the first who listens, goes on after the last event heard, and
 * where it cannot tell what it missed (sleep, no network) says `gap`: read again what you show.
 */
export class LiveStream {
  #source: EventSource | null = null;
  /** Something may have been missed, which is said once somebody answers: who reads now would read nothing. */
  #gap = false;
  #state: StreamState = 'idle';
  #last = '';
  #heardAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  readonly #kept: Heard[] = [];
  readonly #listeners = new Set<Listener>();
  readonly #watchers = new Set<() => void>();

  constructor(private readonly open: Open = (address) => new EventSource(address)) {}

  get state(): StreamState {
    return this.#state;
  }

  /** Calls back when the state changes. Returns how to stop. */
  onState(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Hears every change after `after`, those included that this tab has heard already. Returns how to stop. */
  subscribe(after: string, listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#source === null && this.#retry === undefined) this.#connect(after);
    else for (const change of this.#kept) if (change.id > BigInt(after)) listener(change);
    return () => {
      this.#listeners.delete(listener);
      // A page that is replaced by another one goes on with the same stream.
      setTimeout(() => {
        if (this.#listeners.size === 0) this.#close();
      }, RETRY_MS);
    };
  }

  /** The browser says that the network is back, or that the tab is looked at again. */
  readonly wake = (): void => {
    if (this.#source && (this.#state === 'lost' || this.#isSilent())) this.#reconnect();
  };

  /** The browser says that there is no network: whatever still seems open is not heard any more. */
  readonly lose = (): void => {
    if (!this.#source) return;
    this.#source.close();
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#say('lost');
  };

  #connect(after: string): void {
    this.#last ||= after;
    this.#say('connecting');
    this.#heardAt = Date.now();
    const source = this.open(`/api/v1/events?after=${this.#last}`);
    this.#source = source;
    this.#watch ??= setInterval(() => {
      if (this.#isSilent()) this.#reconnect();
    }, WATCH_EVERY_MS);
    const heard = () => {
      // The browser may have connected again by itself, after the last event: nothing is missed then.
      clearTimeout(this.#retry);
      this.#retry = undefined;
      this.#heardAt = Date.now();
      this.#say('live');
      if (!this.#gap) return;
      this.#gap = false;
      for (const listener of this.#listeners) listener('gap');
    };
    source.addEventListener('open', heard);
    source.addEventListener('beat', heard);
    source.addEventListener('change', (event) => {
      heard();
      const change = JSON.parse(event.data) as Change;
      this.#last = event.lastEventId;
      this.#kept.push({ ...change, id: BigInt(event.lastEventId) });
      if (this.#kept.length > KEPT) this.#kept.shift();
      for (const listener of this.#listeners) listener(change);
    });
    source.addEventListener('error', () => {
      this.#say('lost');
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#reconnect(), RETRY_MS);
    });
  }

  #reconnect(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#source?.close();
    this.#gap = true;
    this.#connect(this.#last);
  }

  #isSilent(): boolean {
    return Date.now() - this.#heardAt > SILENCE_MS;
  }

  #close(): void {
    clearTimeout(this.#retry);
    clearInterval(this.#watch);
    this.#retry = this.#watch = undefined;
    this.#source?.close();
    this.#source = null;
    this.#say('idle');
  }

  #say(state: StreamState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}

export const liveStream = new LiveStream();
