import { Fragment } from 'react';
import type { Figure, FigurePanel, Slot } from '#lib/figures/figure';
import { Table, Td, Th } from '../ui/table.tsx';
import { Swatch } from './swatch.tsx';

/** The numbers of a figure, one row a group; seconds in the head, numbers to the right, gaps with their reason. */
export function NumbersTable({ figure }: { figure: Figure }) {
  return figure.panels.map((panel) => <PanelTable figure={figure} key={panel.title} panel={panel} />);
}

function PanelTable({ figure, panel }: { figure: Figure; panel: FigurePanel }) {
  return (
    <Table label={`Numbers of ${figure.title}${panel.title ? `, ${panel.title}` : ''}`}>
      {panel.title && <caption className="px-3 pt-3 text-left font-medium">{panel.title}</caption>}
      <thead>
        <tr>
          <Th className="whitespace-normal" rowSpan={2} scope="col">
            {figure.x.label}
          </Th>
          {figure.series.map(({ id, label, fill, missing }) => (
            <Th
              className="min-w-36 whitespace-normal border-hairline border-l"
              colSpan={3}
              key={id}
              scope="colgroup"
            >
              <span className="flex items-start gap-2">
                <Swatch absent={missing !== null} fill={fill} />
                {label}
              </span>
            </Th>
          ))}
        </tr>
        <tr>
          {figure.series.map(({ id }) => (
            <Fragment key={id}>
              <Th className="border-hairline border-l" numeric scope="col">
                mean (s)
              </Th>
              <Th numeric scope="col">
                sd (s)
              </Th>
              <Th numeric scope="col">
                n
              </Th>
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {panel.groups.map((group) => (
          <tr className="hover:bg-raised" key={group.label}>
            <Th scope="row" className="text-ink">
              {group.label}
            </Th>
            {group.slots.map((slot) => (
              <SlotCells key={slot.id} slot={slot} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function SlotCells({ slot }: { slot: Slot }) {
  if (slot.kind === 'gap')
    return (
      <Td className="border-hairline border-l text-center text-faint" colSpan={3} title={slot.reason}>
        no value<span className="sr-only">: {slot.reason}</span>
      </Td>
    );
  return (
    <>
      <Td className="border-hairline border-l" numeric title={String(slot.mean)}>
        {slot.text.mean}
      </Td>
      <Td
        className={slot.scattered ? 'font-semibold text-invalid' : undefined}
        numeric
        title={slot.scattered ? 'More than half of the mean' : String(slot.sd ?? slot.text.sd)}
      >
        {slot.scattered && '▲ '}
        {slot.sd === null ? '–' : slot.text.sd}
      </Td>
      <Td className="text-muted" numeric>
        {slot.n}
      </Td>
    </>
  );
}
