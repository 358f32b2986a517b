'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { type Figure, slotsOf } from '#lib/figures/figure';
import { CellReadout } from './cell-readout.tsx';
import { FigurePlot, PANEL_HEIGHT_PX } from './figure-plot.tsx';
import { Legend } from './legend.tsx';
import { ProvenanceBadge } from './provenance-badge.tsx';

/** Narrower than this a bar cannot be hit with a finger; the plot then scrolls inside its frame. */
const MIN_BAR_PX = 9;

/** What the browser needs to draw: the table stays on the server. */
export type ChartFigure = Omit<Figure, 'rows' | 'caption'>;

/** The chart of a figure with its legend and the read-out of the bar that is pointed at. A click pins it. */
export function FigureChart({ figure }: { figure: ChartFigure }) {
  const scope = useId();
  const [pointed, setPointed] = useState<string | null>(null);
  const [pinned, setPinned] = useState<string | null>(null);
  const slots = slotsOf(figure);
  const activeId = pinned ?? pointed;
  const active = slots.find((slot) => slot.id === activeId) ?? null;
  const togglePin = (id: string) => setPinned(pinned === id ? null : id);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const at = slots.findIndex((slot) => slot.id === activeId);
      const next = slots[at < 0 ? 0 : (at + step + slots.length) % slots.length];
      setPinned(null);
      setPointed(next?.id ?? null);
    } else if (event.key === 'Enter' && activeId) togglePin(activeId);
    else if (event.key === 'Escape') setPinned(null);
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-start justify-between gap-4">
        <Legend figure={figure} />
        <ProvenanceBadge provenance={figure.provenance} />
      </div>
      <div className="overflow-x-auto">
        {/* biome-ignore lint/a11y/useSemanticElements: a chart is no form */}
        <div
          aria-label={`${figure.title}. ${figure.description} Arrow keys read the values, Enter pins one. The numbers stand in the table below.`}
          className="flex flex-col gap-6"
          onKeyDown={onKeyDown}
          onMouseLeave={() => setPointed(null)}
          role="group"
          style={{ minWidth: minWidthOf(figure) }}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the bars from here
          tabIndex={0}
        >
          {figure.panels.map((panel) => (
            <div key={panel.title}>
              {panel.title && <h3 className="mb-1 font-medium text-sm">{panel.title}</h3>}
              <div style={{ height: PANEL_HEIGHT_PX }}>
                <FigurePlot
                  activeId={activeId}
                  figure={figure}
                  onPin={togglePin}
                  onPoint={setPointed}
                  panel={panel}
                  scope={scope}
                />
              </div>
            </div>
          ))}
        </div>
      </div>
      <CellReadout onUnpin={() => setPinned(null)} pinned={pinned !== null} slot={active} />
    </div>
  );
}

/** A plot with names beside it, or a long axis of values, is not squeezed but scrolls. */
const WIDE_PX = 560;

const minWidthOf = ({ panels, x }: ChartFigure) =>
  x.kind === 'values'
    ? WIDE_PX
    : 80 + Math.max(0, ...panels.map((panel) => panel.slots.length)) * MIN_BAR_PX * 1.15;
