import type { Command, CommandOutput } from '#lib/domain/adapters';
import { type ClusterSpec, clusterNodes } from '#lib/domain/cluster';
import { LOCK_SCRIPT, UNLOCK_SCRIPT } from '#lib/remote/lock-script';
import { type Line, Machines } from '#lib/remote/machine';
import { END_MARKED_SCRIPT, LIST_MARKED_SCRIPT } from '#lib/remote/marked';
import { flatten, quote } from '#lib/remote/quote';
import * as wrapper from '#lib/remote/wrapper';
import { CONTROLLER_SCRIPT } from './controller.ts';
import { COUNTERS_SCRIPT } from './counters.ts';
import { LISTEN_SCRIPT, PLANT_SCRIPT } from './guests.ts';
import { LOAD_SCRIPT } from './load.ts';
import { ModelLocks } from './test-locks.ts';
import { nameOf } from './test-names.ts';
import { ModelProcesses } from './test-processes.ts';

const SECONDS_PER_COMMAND = 0.01;
/** timeout -k 3 20 */
const LIMIT_WORDS = 4;
const MOVE_SECONDS = 2;
const MOVE_BYTES = 500 * 2 ** 20;
const MPI_BYTES = 2000 * 2 ** 20;

interface Run {
  readonly node: string;
  readonly directory: string;
  readonly argv: readonly string[];
  start: number;
  /** It waits for its deadline: it has not started. */
  armed: boolean;
  end: { at: number; exitCode: number | null } | null;
}

/**
 * For tests: hosts, launcher and VMs as a model that answers the runner's commands at once, by a clock of its own.
 * A migration or the application goes on until somebody waits for it. `asked` is every command, `done` the truth.
 */
export class ModelCluster {
  now = 1_000_000;
  readonly runs = new Map<string, Run>();
  readonly asked: string[] = [];
  /** What was really carried out: each migration, each launch, each heartbeat. */
  readonly done: string[] = [];
  readonly at: Map<string, string>;
  readonly locks = new ModelLocks();
  readonly processes = new ModelProcesses();
  readonly #hearts = new Map<string, { nonce: string; count: number }>();
  readonly #files = new Map<string, Set<string>>();
  /** Bytes that came in over the 10GbE fabric. */
  readonly #received = new Map<string, number>();
  /** Called around each command; what it throws is what the runner gets. */
  interfere: (when: 'before' | 'after', node: string, what: string) => void = () => {};

  constructor(readonly spec: ClusterSpec) {
    this.at = new Map(spec.vms.map((vm) => [vm.id, vm.home]));
    for (const vm of spec.vms) this.#files.set(vm.id, new Set([vm.home]));
  }

  machines(): Machines {
    return new Machines(clusterNodes(this.spec).map((node) => this.line(node.name)));
  }

  line(name: string): Line {
    return { name, close: () => {}, execute: async (command) => this.#execute(name, command) };
  }

  get going(): Run[] {
    return [...this.runs.values()].filter((run) => run.end === null);
  }

  /** What goes on by itself while nobody looks: migrations arrive; the application has more work than that. */
  letMovesEnd(): void {
    for (const run of this.going) if (!run.directory.endsWith('/launch')) this.#finish(run);
  }

  /** Its command is gone without an exit code; the VM runs on this host, or nowhere. */
  loseMove(directory: string, host: string | null): void {
    const run = this.going.find((one) => one.directory.endsWith(directory));
    if (!run) return;
    run.end = { at: this.now, exitCode: null };
    const vm = run.argv.at(-1) ?? '';
    if (host === null) this.at.delete(vm);
    else this.at.set(vm, host);
  }

  #execute(node: string, command: Command): CommandOutput {
    const bounded = flatten(command);
    const argv = bounded[1] === '-k' ? bounded.slice(LIMIT_WORDS) : bounded;
    const what = nameOf(argv);
    this.asked.push(`${node}: ${what}`);
    this.interfere('before', node, what);
    this.now += SECONDS_PER_COMMAND;
    const answer = argv[0] === 'timeout' ? this.#inGuest(argv) : this.#onHost(node, argv);
    this.interfere('after', node, what);
    return { exitCode: 0, stderr: '', ...(typeof answer === 'string' ? { stdout: answer } : answer) };
  }

  #onHost(node: string, argv: string[]): string | { exitCode: number; stdout: string } {
    const [program, , text = '', , directory = '', ...rest] = argv;
    if (program === 'vzlist') return this.#list(node);
    if (program === 'test') {
      const vm = argv.at(-1)?.split('/').at(-1) ?? '';
      return { exitCode: this.#files.get(vm)?.has(node) ? 0 : 1, stdout: '' };
    }
    if (program === 'tail') return 'first words\n';
    const key = `${node} ${directory}`;
    const run = this.runs.get(key);
    switch (text) {
      case wrapper.START_SCRIPT:
        return this.#start(key, node, directory, rest);
      case wrapper.PREVENT_SCRIPT:
        return this.#prevent(key, node, directory);
      case wrapper.WAIT_SCRIPT:
        return this.#wait(node, Number(directory), rest);
      case wrapper.READ_SCRIPT:
        return run?.end
          ? `${run.end.exitCode ?? '-'} ${run.end.at} ${run.end.at} ${run.end.at} -`
          : '- - - - -';
      case wrapper.KILL_SCRIPT:
        if (run && !run.end) run.end = { at: this.now, exitCode: 143 };
        return '';
      case wrapper.CAT_SCRIPT:
        // What vzmigrate says once the VM stands still.
        return directory.endsWith('/stdout') ? 'Live migrating container...\n' : '';
      case CONTROLLER_SCRIPT:
        return `sshd:1:1 ${this.asked.length} 100`;
      case LIST_MARKED_SCRIPT:
      case END_MARKED_SCRIPT:
        return this.processes.answer(node, text, argv.slice(4));
      case LOCK_SCRIPT:
        return this.locks.lock(node, argv.slice(4), this.now);
      case UNLOCK_SCRIPT:
        return this.locks.unlock(node, argv.slice(4));
      case wrapper.GOING_SCRIPT:
        return this.going.flatMap((run) => (run.node === node ? `${run.directory}\n` : [])).join('');
      default:
        if (text === LOAD_SCRIPT) return idle(this.now);
        return text === COUNTERS_SCRIPT ? this.#counters(node) : 'kernel=model\n';
    }
  }

  /** As START_SCRIPT: $2 the file to wait for, deadline, how far off it may be, limit, number of pairs, pairs, command. */
  #start(key: string, node: string, directory: string, words: string[]): string {
    const [until, deadline, , , pairs, ...rest] = words;
    const found = this.runs.get(key);
    const argv = rest.slice(Number(pairs));
    const run = found ?? { node, directory, argv, start: this.now, armed: true, end: null };
    this.runs.set(key, run);
    if (until === 'released') this.#release(run);
    const start = `1 boot ${run.start} ${run.start} 1 ${deadline}`;
    return `${found ? 'found' : 'claimed'}/${start}/${run.start} ${run.start} ${deadline === '0' ? 'at-once' : 'waited'}`;
  }

  #release(run: Run): void {
    if (!run.armed || run.end) return;
    run.armed = false;
    run.start = this.now;
    this.done.push(`${run.node} ${run.directory}: ${run.argv[0]}`);
  }

  #prevent(key: string, node: string, directory: string): string {
    const run = this.runs.get(key);
    if (run && !run.armed) return 'taken';
    this.runs.set(key, { node, directory, argv: [], start: 0, armed: true, end: { at: 0, exitCode: 143 } });
    return 'prevented';
  }

  #wait(node: string, fifths: number, directories: string[]): string {
    const asked = directories.map((directory) => this.runs.get(`${node} ${directory}`));
    if (fifths > 0) for (const run of asked) if (run && !run.end) this.#finish(run);
    return directories.filter((_, i) => asked[i]?.end !== null).join('\n');
  }

  #finish(run: Run): void {
    this.#release(run);
    this.now += MOVE_SECONDS;
    run.end = { at: this.now, exitCode: 0 };
    const destination = this.spec.hosts.find((host) =>
      Object.values(host.fabrics).some((port) => run.argv.includes(port.address)),
    );
    if (run.directory.endsWith('/launch')) {
      for (const host of this.spec.hosts) this.#carry(host.name, MPI_BYTES);
      return;
    }
    const vm = run.argv.at(-1) ?? '';
    if (!destination || this.at.get(vm) !== run.node) throw new Error(`VM ${vm} is not on ${run.node}`);
    this.at.set(vm, destination.name);
    this.#files.get(vm)?.add(destination.name);
    this.#carry(destination.name, MOVE_BYTES);
  }

  #carry(host: string, bytes: number): void {
    this.#received.set(host, (this.#received.get(host) ?? 0) + bytes);
  }

  #counters(node: string): string {
    const row = (name: string, bytes: number) => `${name}: ${bytes} 0 0 0 0 0 0 0 0 0\n`;
    return `${this.now}\nface |bytes\n${row('g10', this.#received.get(node) ?? 0)}${row('g1', 0)}`;
  }

  #list(node: string): string {
    const moving = new Set(this.going.map((run) => (run.armed ? null : run.argv.at(-1))));
    const own = [...this.at].filter(([, host]) => host === node);
    return own.map(([vm]) => `${vm} ${moving.has(vm) ? 'suspended' : 'running'}\n`).join('');
  }

  #inGuest(argv: string[]): string {
    const address = argv.at(-2)?.split('@')[1] ?? '';
    const vm = this.spec.vms.find((known) =>
      Object.values(known.fabrics).some((port) => port.address === address),
    );
    const line = argv.at(-1) ?? '';
    if (!vm) throw new Error(`no VM at ${address}`);
    if (line.startsWith(quote(['sh', '-c', PLANT_SCRIPT, 'sh']))) {
      if (!this.#hearts.has(vm.id)) {
        this.#hearts.set(vm.id, { nonce: line.split(' ').at(-1) ?? '', count: 0 });
        this.done.push(`heart of ${vm.id}`);
      }
      return '';
    }
    if (line.startsWith(quote(['sh', '-c', LISTEN_SCRIPT, 'sh']))) {
      const heart = this.#hearts.get(vm.id);
      if (!heart) throw new Error(`VM ${vm.id} has no heart`);
      return `${heart.nonce} ${++heart.count} 0`;
    }
    for (const text of [LIST_MARKED_SCRIPT, END_MARKED_SCRIPT])
      if (line.startsWith(quote(['sh', '-c', text])))
        return this.processes.answer(
          `vm ${vm.id}`,
          text,
          line.slice(quote(['sh', '-c', text, 'sh']).length).split(' '),
        );
    return line.includes('pwd') ? '/home/bob\n' : '';
  }
}

/** The load of a machine with one core and nothing to do. */
function idle(now: number): string {
  const ticks = `0 0 0 ${Math.round(now * 100)} 0 0 0 0 0 0`;
  return `cpu  ${ticks}\ncpu0 ${ticks}\npswpin 0\npswpout 0\npagesize 4096\n`;
}
