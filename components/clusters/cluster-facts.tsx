import type { ClusterSpec } from '#lib/domain/cluster';
import { Card } from '../ui/card.tsx';
import { Table, Td, Th } from '../ui/table.tsx';

/** Hosts, VMs and fabrics as they are registered. */
export function ClusterFacts({ spec }: { spec: ClusterSpec }) {
  const fabrics = spec.fabrics.map((fabric) => fabric.name);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card
        aside={`${spec.login.user}@, port ${spec.login.port}${spec.login.sudo ? ', sudo -n' : ''}`}
        title="Hosts"
      >
        <Table label="Hosts">
          <thead>
            <tr>
              <Th>Host</Th>
              <Th>Management</Th>
              {spec.fabrics.map((fabric) => (
                <Th key={fabric.name}>
                  {fabric.name} ({fabric.nominalMbps / 1000} Gb/s)
                </Th>
              ))}
              <Th numeric>For VMs (MiB)</Th>
            </tr>
          </thead>
          <tbody>
            {spec.hosts.map((host) => (
              <tr key={host.name}>
                <Td className="font-mono text-xs">{host.name}</Td>
                <Td className="font-mono text-xs">{host.address}</Td>
                {fabrics.map((fabric) => (
                  <Td className="font-mono text-xs" key={fabric}>
                    {host.fabrics[fabric]?.address}{' '}
                    <span className="text-faint">{host.fabrics[fabric]?.interface}</span>
                  </Td>
                ))}
                <Td numeric>{host.memoryMiB}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <Card
        aside={`login ${spec.vmLogin.user}, MPI from ${spec.launcher.name} (${spec.launcher.address})`}
        title="VMs"
      >
        <Table label="VMs">
          <thead>
            <tr>
              <Th>VM</Th>
              <Th>Home</Th>
              {fabrics.map((fabric) => (
                <Th key={fabric}>{fabric}</Th>
              ))}
              <Th numeric>Memory (MiB)</Th>
            </tr>
          </thead>
          <tbody>
            {spec.vms.map((vm) => (
              <tr key={vm.id}>
                <Td className="font-mono text-xs">
                  {vm.name} <span className="text-faint">{vm.id}</span>
                </Td>
                <Td className="font-mono text-xs">{vm.home}</Td>
                {fabrics.map((fabric) => (
                  <Td className="font-mono text-xs" key={fabric}>
                    {vm.fabrics[fabric]?.address}
                  </Td>
                ))}
                <Td numeric>{vm.memoryMiB}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </div>
  );
}
