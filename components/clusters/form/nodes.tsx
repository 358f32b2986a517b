import { Problems } from '../../forms/field.tsx';
import { Card } from '../../ui/card.tsx';
import { AddRows } from './add-rows.tsx';
import type { ClusterDraft, HostDraft, PortDraft, VmDraft } from './draft.ts';
import type { PartProps } from './part.ts';
import { type Column, RowTable } from './row-table.tsx';

type Wish = Parameters<typeof AddRows>[0]['columns'][number];

/** The hosts, one a row. */
export function Hosts({ draft, change, problemsAt, problemsBelow }: PartProps) {
  const set = (hosts: readonly HostDraft[]) => change({ ...draft, hosts });
  const own: Column<HostDraft>[] = [
    column('name', 'Name', 'node1'),
    column('address', 'Management address', '192.168.0.1'),
    column('memoryMiB', 'For VMs (MiB)', '16384'),
  ];
  const wishes: Wish[] = [
    { key: 'name', label: 'Names', fill: 'names', example: 'node[01-04]' },
    { key: 'address', label: 'Management address', fill: 'address', example: '192.168.0.1' },
    { key: 'memoryMiB', label: 'For VMs (MiB)', fill: 'cycle', example: '16384' },
  ];
  return (
    <Card aside="two or more" title="Hosts">
      <RowTable
        columns={[...own, ...portColumns<HostDraft>(draft)]}
        label="Hosts"
        nameOf={(host, i) => host.name || `host ${i + 1}`}
        onEdit={set}
        onMove={(order) => set(order.flatMap((i) => draft.hosts.slice(i, i + 1)))}
        path="hosts"
        problemsBelow={problemsBelow}
        rows={draft.hosts}
      />
      <AddRows
        columns={[...wishes, ...portWishes(draft)]}
        first={draft.hosts.length === 0}
        label="Add hosts"
        onAdd={(rows) =>
          set([
            ...draft.hosts,
            ...rows.map((row) => ({
              name: row['name'] ?? '',
              address: row['address'] ?? '',
              memoryMiB: row['memoryMiB'] ?? '',
              ports: portsOf(draft, row),
            })),
          ])
        }
      />
      <div className="px-4 pb-3">
        <Problems problems={problemsAt('hosts')} />
      </div>
    </Card>
  );
}

/** The VMs, one a row; their order is the order of ranks and moves. */
export function Vms({ draft, change, problemsAt, problemsBelow }: PartProps) {
  const set = (vms: readonly VmDraft[]) => change({ ...draft, vms });
  const homes = draft.hosts.map(({ name }) => name).filter((name) => name !== '');
  const own: Column<VmDraft>[] = [
    column('id', 'Id', '101'),
    column('name', 'Name', 'vm1'),
    { ...column<VmDraft, 'home'>('home', 'Home'), options: homes },
    column('memoryMiB', 'Memory (MiB)', '2048'),
  ];
  const wishes: Wish[] = [
    { key: 'id', label: 'Ids', fill: 'names', example: '[101-104]' },
    { key: 'name', label: 'VM names', fill: 'cycle', example: 'vm[1-4]' },
    {
      key: 'home',
      label: 'Homes, by turns',
      fill: 'cycle',
      example: homes.slice(0, 2).join(',') || 'node[1-2]',
    },
    { key: 'memoryMiB', label: 'Memory (MiB)', fill: 'cycle', example: '2048' },
  ];
  return (
    <Card aside="in this order they get ranks, and in this order they migrate" title="VMs">
      <RowTable
        columns={[...own, ...portColumns<VmDraft>(draft)]}
        label="VMs"
        nameOf={(vm, i) => vm.name || vm.id || `VM ${i + 1}`}
        onEdit={set}
        onMove={(order) => set(order.flatMap((i) => draft.vms.slice(i, i + 1)))}
        path="vms"
        problemsBelow={problemsBelow}
        rows={draft.vms}
      />
      <AddRows
        columns={[...wishes, ...portWishes(draft)]}
        first={draft.vms.length === 0}
        label="Add VMs"
        onAdd={(rows) =>
          set([
            ...draft.vms,
            ...rows.map((row) => ({
              id: row['id'] ?? '',
              name: row['name'] ?? '',
              home: row['home'] ?? '',
              memoryMiB: row['memoryMiB'] ?? '',
              ports: portsOf(draft, row),
            })),
          ])
        }
      />
      <div className="px-4 pb-3">
        <Problems problems={problemsAt('vms')} />
      </div>
    </Card>
  );
}

/** A column of one text of the row. */
const column = <Row extends { readonly [key in Key]: string }, Key extends string>(
  key: Key,
  label: string,
  placeholder?: string,
): Column<Row> => ({
  path: key,
  label,
  ...(placeholder && { placeholder }),
  get: (row) => row[key],
  set: (row, text) => ({ ...row, [key]: text }),
});

const fabricLabel = ({ fabrics }: ClusterDraft, i: number) => fabrics[i]?.name || `fabric ${i + 1}`;

function portColumns<Row extends { readonly ports: readonly PortDraft[] }>(
  draft: ClusterDraft,
): Column<Row>[] {
  return draft.fabrics.flatMap(({ name }, i) =>
    (['address', 'interface'] as const).map((part) => ({
      path: `fabrics.${name}.${part}`,
      label: `${fabricLabel(draft, i)} ${part}`,
      get: (row: Row) => row.ports[i]?.[part] ?? '',
      set: (row: Row, text: string) => ({
        ...row,
        ports: row.ports.map((port, at) => (at === i ? { ...port, [part]: text } : port)),
      }),
    })),
  );
}

const portWishes = (draft: ClusterDraft): Wish[] =>
  draft.fabrics.flatMap((_, i) => [
    {
      key: `address ${i}`,
      label: `${fabricLabel(draft, i)} address`,
      fill: 'address',
      example: `10.0.${i + 1}.1`,
    },
    { key: `interface ${i}`, label: `${fabricLabel(draft, i)} interface`, fill: 'cycle', example: 'eth1' },
  ]);

const portsOf = ({ fabrics }: ClusterDraft, row: Readonly<Record<string, string>>): PortDraft[] =>
  fabrics.map((_, i) => ({
    address: row[`address ${i}`] ?? '',
    interface: row[`interface ${i}`] ?? '',
    routeDevice: '',
  }));
