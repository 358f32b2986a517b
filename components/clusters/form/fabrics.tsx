import { Problems } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EMPTY_PORT, withFabrics } from './draft.ts';
import type { PartProps } from './part.ts';
import { type Column, RowTable } from './row-table.tsx';

/** The networks: each is a column in the tables of hosts and VMs. */
export function Fabrics({ draft, change, problemsAt, problemsBelow }: PartProps) {
  const columns: Column<(typeof draft.fabrics)[number]>[] = [
    {
      path: 'name',
      label: 'Name',
      placeholder: '10GbE',
      get: (fabric) => fabric.name,
      set: (fabric, name) => ({ ...fabric, name }),
    },
    {
      path: 'nominalMbps',
      label: 'Nominal speed (Mb/s)',
      placeholder: '10000',
      get: (fabric) => fabric.nominalMbps,
      set: (fabric, nominalMbps) => ({ ...fabric, nominalMbps }),
    },
  ];
  return (
    <Card aside="one carries migrations, one carries MPI; they may be the same" title="Fabrics">
      <RowTable
        columns={columns}
        label="Fabrics"
        nameOf={(fabric, i) => fabric.name || `fabric ${i + 1}`}
        onEdit={(fabrics) => change({ ...draft, fabrics })}
        onMove={(order) =>
          change(
            withFabrics(draft, pick(draft.fabrics, order), (ports) =>
              order.map((i) => ports[i] ?? EMPTY_PORT),
            ),
          )
        }
        path="fabrics"
        problemsBelow={problemsBelow}
        rows={draft.fabrics}
      />
      <div className="flex flex-wrap items-center gap-3 px-4 py-3">
        <Button
          onClick={() =>
            change(
              withFabrics(draft, [...draft.fabrics, { name: '', nominalMbps: '' }], (ports) => [
                ...ports,
                EMPTY_PORT,
              ]),
            )
          }
          size="small"
          type="button"
        >
          Add a fabric
        </Button>
        <Problems problems={problemsAt('fabrics')} />
      </div>
    </Card>
  );
}

const pick = <T,>(rows: readonly T[], order: readonly number[]): T[] =>
  order.flatMap((i) => rows.slice(i, i + 1));
