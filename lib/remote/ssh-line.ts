import type { Client } from 'ssh2';
import type { Command, CommandOutput } from '#lib/domain/adapters';
import { type Node, openConnection } from './connection.ts';
import { NoSessionError } from './errors.ts';
import { type ExecuteOptions, executeLine } from './execute.ts';
import type { Line } from './machine.ts';
import { flatten, quote } from './quote.ts';

/** Non-login shells lack sbin, where the migration tools are. */
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** sshd allows ten sessions on a connection (MaxSessions), unless it is told otherwise; two stay free. */
const MAX_CHANNELS = 8;

/** One warm connection, opened when needed and again after it was lost. */
export class SshLine implements Line {
  readonly name: string;
  #client: Promise<Client> | undefined;
  #closed = false;
  #open = 0;
  #most = MAX_CHANNELS;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly node: Node,
    private readonly trusted: readonly string[],
  ) {
    this.name = node.name;
  }

  async execute(command: Command, options: ExecuteOptions = {}): Promise<CommandOutput> {
    // No `env`: it would be one program more to load, for every command.
    const line = `export LC_ALL=C PATH=${PATH}; exec ${quote([...this.#become(), ...flatten(command)])}`;
    for (;;) {
      await this.#channel();
      try {
        return await executeLine(await this.#connect(), this.node, line, options);
      } catch (error) {
        // With others under way it was one too many: that many are not asked for again.
        if (!(error instanceof NoSessionError) || this.#open < 2) throw error;
        this.#most = Math.min(this.#most, this.#open - 1);
      } finally {
        this.#open--;
        this.#waiting.shift()?.();
      }
    }
  }

  close(): void {
    this.#closed = true;
    const client = this.#client;
    this.#client = undefined;
    client?.then((open) => open.end()).catch(() => {});
  }

  #become(): string[] {
    return this.node.login.sudo ? ['sudo', '-n', '--', 'env', `PATH=${PATH}`] : [];
  }

  async #connect(): Promise<Client> {
    if (this.#closed) throw new Error(`the connection to ${this.name} was given back`);
    if (!this.#client) {
      const opening = openConnection(this.node, this.trusted);
      this.#client = opening;
      opening
        .then((client) => client.once('close', () => this.#forget(opening)))
        .catch(() => this.#forget(opening));
    }
    return this.#client;
  }

  #forget(connection: Promise<Client>): void {
    if (this.#client === connection) this.#client = undefined;
  }

  async #channel(): Promise<void> {
    while (this.#open >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#open++;
  }
}
