import type { Client } from 'ssh2';
import type { Command, CommandOutput } from '#lib/domain/adapters';
import { type Node, openConnection } from './connection.ts';
import { CommandError, messageOf, UnreachableError } from './errors.ts';
import { type ExecuteOptions, executeLine } from './execute.ts';
import { flatten, quote } from './quote.ts';

/** Non-login shells lack sbin, where the migration tools are. */
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** sshd allows ten sessions on a connection (MaxSessions); two stay free for a person. */
const MAX_CHANNELS = 8;
const RETRY_DELAYS_MS = [200, 1000, 3000, 5000, 10_000];

/** A machine of the cluster over one warm connection, opened when needed and again after it was lost. */
export class Machine {
  readonly name: string;
  #client: Promise<Client> | undefined;
  #open = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    readonly node: Node,
    private readonly trusted: readonly string[],
  ) {
    this.name = node.name;
  }

  /** Runs a command once. Only for commands that may be asked twice: it is never known whether a lost one ran. */
  async execute(command: Command, options: ExecuteOptions = {}): Promise<CommandOutput> {
    const line = quote(['env', 'LC_ALL=C', `PATH=${PATH}`, ...this.#become(), ...flatten(command)]);
    await this.#channel();
    try {
      const client = await this.#connect();
      return await executeLine(client, this.node, line, options);
    } catch (error) {
      if (error instanceof UnreachableError) this.close();
      throw error;
    } finally {
      this.#open--;
      this.#waiting.shift()?.();
    }
  }

  /** As `execute`, trying again while the machine cannot be reached: the command must be idempotent. */
  async insist(command: Command, options: ExecuteOptions = {}): Promise<CommandOutput> {
    for (const delay of RETRY_DELAYS_MS) {
      try {
        return await this.execute(command, options);
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        await new Promise((resolve) => setTimeout(resolve, delay));
      }
    }
    return this.execute(command, options);
  }

  /** As `insist`; an exit code other than 0 is an error. Returns standard output. */
  async read(command: Command, options: ExecuteOptions = {}): Promise<string> {
    const begun = performance.now();
    const output = await this.insist(command, { timeoutMs: 30_000, ...options });
    if (output.exitCode === 0) return output.stdout;
    const seconds = (performance.now() - begun) / 1000;
    throw new CommandError(this.name, command.argv, output.exitCode, output.stderr, seconds);
  }

  close(): void {
    const client = this.#client;
    this.#client = undefined;
    client?.then((open) => open.end()).catch(() => {});
  }

  #become(): string[] {
    return this.node.login.sudo ? ['sudo', '-n', '--', 'env', `PATH=${PATH}`] : [];
  }

  async #connect(): Promise<Client> {
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
    while (this.#open >= MAX_CHANNELS) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#open++;
  }
}

/** The machines of a cluster by name. */
export class Machines {
  readonly #machines: Map<string, Machine>;

  constructor(nodes: readonly Node[], trusted: (node: Node) => readonly string[]) {
    this.#machines = new Map(nodes.map((node) => [node.name, new Machine(node, trusted(node))]));
  }

  get(name: string): Machine {
    const machine = this.#machines.get(name);
    if (!machine) throw new Error(`no machine ${name}: ${messageOf([...this.#machines.keys()])}`);
    return machine;
  }

  close(): void {
    for (const machine of this.#machines.values()) machine.close();
  }
}
