import net from 'node:net';

/** The way to one machine: a port on its address that hands on to our ssh server, and can be spoiled. */
export class Relay {
  readonly #server: net.Server;
  readonly #pairs = new Set<readonly [net.Socket, net.Socket]>();
  #swallowed = false;

  constructor(
    private readonly address: string,
    private readonly port: number,
    private target: number,
  ) {
    this.#server = net.createServer((socket) => this.#hand(socket));
  }

  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, this.address, () => {
        this.#server.removeListener('error', reject);
        resolve();
      });
    });
  }

  close(): Promise<void> {
    this.reset();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** Every connection is torn down at once. */
  reset(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** From now on connections lead elsewhere; those that stand are torn down. */
  lead(target: number): void {
    this.target = target;
    this.reset();
  }

  /** Nobody answers on this port for a while. */
  async refuse(seconds: number): Promise<void> {
    await this.close();
    setTimeout(() => void this.open(), seconds * 1000);
  }

  /** Connections stay and nothing passes, either way, for a while. */
  swallow(seconds: number): void {
    this.#swallowed = true;
    for (const [here, there] of this.#pairs) hold(here, there);
    setTimeout(() => {
      this.#swallowed = false;
      for (const [here, there] of this.#pairs) join(here, there);
    }, seconds * 1000);
  }

  #hand(here: net.Socket): void {
    const there = net.connect(this.target, '127.0.0.1');
    const pair = [here, there] as const;
    this.#pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.once('close', () => {
        this.#pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
    if (this.#swallowed) hold(here, there);
    else join(here, there);
  }
}

function join(here: net.Socket, there: net.Socket): void {
  here.pipe(there);
  there.pipe(here);
}

function hold(here: net.Socket, there: net.Socket): void {
  here.unpipe(there);
  there.unpipe(here);
  here.pause();
  there.pause();
}
