import { z } from 'zod';
import type { ClusterSpec, Host } from '#lib/domain/cluster';
import { platformOf } from '#lib/platforms/registry';
import { measureClock } from '#lib/remote/clock';
import type { Machine, Machines } from '#lib/remote/machine';
import { expect, type Report } from './report.ts';

const CLOCK_WARNING_SECONDS = 1;

/** Login, tools, room, clock, fabrics and where the VMs are. Returns whether every host could be logged in to. */
export async function checkHosts(spec: ClusterSpec, machines: Machines, report: Report): Promise<boolean> {
  const platform = platformOf(spec);
  const reached = await Promise.all(
    spec.hosts.map(async (host) => {
      const machine = machines.get(host.name);
      const remedy = 'Check address, user and key file, and confirm the host key above.';
      const ok = await report.ask(host.name, 'login', remedy, async () =>
        (await machine.read({ argv: ['uname', '-sr'] })).trim(),
      );
      if (!ok) return false;
      await checkTools(host, machine, platform.tools, report);
      await checkClock(host, machine, report);
      for (const fabric of spec.fabrics) await checkFabric(spec, host, fabric.name, machine, report);
      return true;
    }),
  );
  if (!reached.every(Boolean)) return false;
  await checkVms(spec, machines, report);
  return true;
}

async function checkTools(
  host: Host,
  machine: Machine,
  tools: readonly string[],
  report: Report,
): Promise<void> {
  const remedy = `Install the platform's tools on ${host.name}, or put them on root's PATH.`;
  await report.ask(host.name, 'tools', remedy, async () => {
    const script = 'for t in "$@"; do command -v "$t" >/dev/null || echo "$t"; done';
    const missing = (await machine.read({ argv: ['sh', '-c', script, 'sh', ...tools] }))
      .split('\n')
      .filter(Boolean);
    expect(missing.length === 0, `not found: ${missing.join(', ')}`);
    return tools.join(', ');
  });
  await report.ask(
    host.name,
    'memory',
    `Correct memoryMiB of ${host.name} in the cluster's file.`,
    async () => {
      const total =
        Number(
          (await machine.read({ argv: ['sh', '-c', 'grep MemTotal /proc/meminfo | tr -dc 0-9'] })).trim(),
        ) / 1024;
      expect(
        host.memoryMiB <= total,
        `${host.memoryMiB} MiB declared, the machine has ${Math.floor(total)} MiB`,
      );
      return `${host.memoryMiB} MiB of ${Math.floor(total)} MiB for VMs`;
    },
  );
}

async function checkClock(host: Host, machine: Machine, report: Report): Promise<void> {
  const { offsetSeconds, boundSeconds } = await measureClock(machine);
  const far = Math.abs(offsetSeconds) > CLOCK_WARNING_SECONDS;
  await report.add({
    subject: host.name,
    check: 'clock',
    state: far ? 'warning' : 'ok',
    detail: `${(offsetSeconds * 1000).toFixed(2)} ms off, ± ${(boundSeconds * 1000).toFixed(2)} ms`,
    remedy: far ? 'Offsets are corrected in every trial; run chrony to keep them small.' : null,
  });
}

const Route = z.array(z.object({ dev: z.string() })).min(1);

/** The declared interface is the one the routing table takes to every other host, and ssh works over it. */
async function checkFabric(
  spec: ClusterSpec,
  host: Host,
  fabric: string,
  machine: Machine,
  report: Report,
): Promise<void> {
  const own = host.fabrics[fabric];
  if (!own) return;
  for (const peer of spec.hosts.filter((other) => other.name !== host.name)) {
    const target = peer.fabrics[fabric]?.address ?? '';
    const remedy = `Correct the address or interface of ${host.name} on ${fabric}, and let ${host.name} log in to ${target} with its own key.`;
    await report.ask(host.name, `${fabric} to ${peer.name}`, remedy, async () => {
      const route = Route.parse(
        JSON.parse(await machine.read({ argv: ['ip', '-j', 'route', 'get', target] })),
      )[0]?.dev;
      const expected = own.routeDevice ?? own.interface;
      expect(route === expected, `the route to ${target} leaves by ${route}, not by ${expected}`);
      await machine.read({
        argv: [
          'ssh',
          '-o',
          'BatchMode=yes',
          '-o',
          'ConnectTimeout=10',
          `${spec.login.user}@${target}`,
          'true',
        ],
      });
      return `${target} by ${expected}`;
    });
  }
}

async function checkVms(spec: ClusterSpec, machines: Machines, report: Report): Promise<void> {
  const platform = platformOf(spec);
  const perHost = await Promise.all(
    spec.hosts.map(async (host) => ({
      host: host.name,
      seen: platform.parseList(await machines.get(host.name).insist(platform.list(), { timeoutMs: 30_000 })),
    })),
  );
  for (const vm of spec.vms) {
    const on = perHost
      .filter(({ seen }) => seen.some((sighting) => sighting.vm === vm.id && sighting.state === 'running'))
      .map(({ host }) => host);
    const [host] = on;
    if (on.length === 1 && host && host !== vm.home) {
      const remedy = 'Nothing to do: a trial moves it to where it should be.';
      const detail = `runs on ${host}, its home is ${vm.home}`;
      await report.add({ subject: vm.name, check: 'at home', state: 'warning', detail, remedy });
      continue;
    }
    await report.ask(vm.name, 'at home', `Start VM ${vm.id} on ${vm.home} and nowhere else.`, async () => {
      expect(on.length > 0, 'runs on no host');
      expect(on.length === 1, `runs on ${on.join(' and ')}`);
      return vm.home;
    });
  }
}
