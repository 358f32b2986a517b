import type { AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type ParsedKey } from 'ssh2';
import { type ClusterSpec, clusterNodes } from '#lib/domain/cluster';
import { vmMachine } from './cluster.ts';
import type { Fault } from './faults.ts';
import { type Keys, newKey, parsed } from './keys.ts';
import { jumpClock, reboot } from './machines.ts';
import { faultKey, strike } from './occasions.ts';
import type { Place } from './place.ts';
import { kill, processesOf, refreshProc } from './proc.ts';
import { Relay } from './relay.ts';
import { runSession } from './session.ts';

/** An ssh server for each machine of the cluster, on loopback. */
export class RehearsalServer {
  readonly #relays = new Map<string, Relay>();
  readonly #servers: ssh2.Server[] = [];

  constructor(
    private readonly place: Place,
    private readonly cluster: ClusterSpec,
    private readonly keys: Keys,
    /** Asked at every command, so that a person may edit them. */
    private readonly faults: () => readonly Fault[],
  ) {}

  /** @throws the error of `listen`: EADDRINUSE where another process serves this folder */
  async open(): Promise<void> {
    try {
      await this.#openAll();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async #openAll(): Promise<void> {
    for (const { name, address, login } of clusterNodes(this.cluster)) {
      const target = await this.#listen(name);
      const relay = new Relay(address, login.port, target);
      await relay.open();
      this.#relays.set(name, relay);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#relays.values()].map((relay) => relay.close()));
    for (const server of this.#servers) server.close();
  }

  async #listen(machine: string, hostKey = this.keys.host): Promise<number> {
    const allowed = parsed(this.keys.client);
    const server = new ssh2.Server(
      { hostKeys: [hostKey], ident: 'migration-lab-rehearsal' },
      (connection) => {
        connection.on('error', () => {});
        connection.on('authentication', (attempt) =>
          isAllowed(attempt, allowed) ? attempt.accept() : attempt.reject(['publickey']),
        );
        connection.on('session', (accept) => {
          accept().on(
            'exec',
            (acceptExec, _reject, { command }) => void this.#execute(machine, command, acceptExec),
          );
        });
      },
    );
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  async #execute(machine: string, line: string, accept: () => ssh2.ServerChannel): Promise<void> {
    const own = this.faults().filter(
      (fault) => 'machine' in fault && fault.machine === machine && line.includes(fault.at),
    );
    const fault = strike(own, (one) => this.place.count(faultKey(one)));
    if (fault && (await this.#spoil(machine, fault)) === 'lost') return;
    refreshProc(this.place, this.cluster, machine, line);
    runSession(this.place, machine, line, accept());
  }

  /** Returns `lost` where the command does not reach the machine any more. */
  async #spoil(machine: string, fault: Fault): Promise<'lost' | 'goes on'> {
    const relay = this.#relays.get(machine);
    switch (fault.kind) {
      case 'connection-refused':
        await relay?.refuse(fault.seconds);
        return 'lost';
      case 'connection-reset':
        // The command is carried out; nobody hears what it says.
        setTimeout(() => relay?.reset(), 0);
        return 'goes on';
      case 'black-hole':
        relay?.swallow(fault.seconds);
        return 'goes on';
      case 'clock-jump':
        jumpClock(this.place, machine, fault.seconds);
        return 'goes on';
      case 'reboot':
        this.#killAll(machine);
        reboot(this.place, this.cluster, machine);
        relay?.reset();
        return 'lost';
      case 'host-key-changed':
        relay?.lead(await this.#listen(machine, newKey()));
        return 'lost';
      default:
        return 'goes on';
    }
  }

  /** Every process of a host, and of the VMs on it. */
  #killAll(host: string): void {
    const vms = this.cluster.vms.filter(({ id }) => this.place.stateOf(host, id) !== null);
    const processes = processesOf(this.place);
    for (const machine of [host, ...vms.map(({ id }) => vmMachine(id))])
      for (const pid of processes.get(machine) ?? []) kill(pid);
  }
}

function isAllowed(attempt: AuthContext, key: ParsedKey): boolean {
  if (attempt.method !== 'publickey' || !attempt.key.data.equals(key.getPublicSSH())) return false;
  if (!attempt.signature || !attempt.blob) return true;
  return key.verify(attempt.blob, attempt.signature, attempt.hashAlgo) === true;
}
