'use client';

import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { type Choice, Choose, Group, NumberInput, Tick } from './controls.tsx';
import { CopyButton } from './copy-button.tsx';
import { addressWith, type OfferedSeries, type PaperDraft } from './draft.ts';
import { PaperSheet } from './paper-sheet.tsx';
import { SeriesList } from './series-list.tsx';

interface Bounds {
  readonly least: number;
  readonly most: number;
}

interface PresetChoice extends Choice {
  readonly mm: number;
  readonly textSize: number;
  readonly smallSize: number;
  readonly leastType: number;
}

interface PaperEditorProps {
  readonly title: string;
  /** The figure's own page, and its permanent address. */
  readonly page: string;
  readonly permanent: string;
  readonly initial: PaperDraft;
  readonly series: readonly OfferedSeries[];
  readonly formats: readonly Choice[];
  readonly presets: readonly PresetChoice[];
  readonly bounds: { readonly height: Bounds; readonly type: Bounds };
  readonly hasTime: boolean;
  /** What else of it is chosen by links. */
  readonly children: ReactNode;
}

/** A wider column stands below what is set. */
const WIDEST_BESIDE_MM = 145;
/** Until typing pauses. */
const PAUSE_MS = 350;

/** A figure as it will stand in a paper: what is set here is in the address, and the file is what is shown. */
export function PaperEditor(props: PaperEditorProps) {
  const { title, page, permanent, initial, series, presets, bounds } = props;
  const [draft, setDraft] = useState(initial);
  const form = useRef<HTMLFormElement>(null);
  const shown = useShown(draft, form);
  useAddress(shown, () => addressWith(page, shown, series));
  const change = (part: Partial<PaperDraft>) => setDraft((known) => ({ ...known, ...part }));
  const to = (key: keyof PaperDraft) => (value: string) => change({ [key]: value });
  const fileAs = (format: string) => `/api/v1${addressWith(permanent, { ...shown, format }, series)}`;
  const preset = presets.find((one) => one.value === shown.preset) ?? presets[0];
  if (!preset) return null;
  const isWide = preset.mm > WIDEST_BESIDE_MM;
  const type = Number(shown.type) || preset.textSize;
  return (
    <div className={cn('grid gap-6 p-4', !isWide && 'lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]')}>
      <form
        className={cn('min-w-0 gap-5', isWide ? 'grid content-start lg:grid-cols-2' : 'flex flex-col')}
        onSubmit={(event) => event.preventDefault()}
        ref={form}
      >
        <Group name="Paper">
          <Choose choices={presets} label="Set for" onChange={to('preset')} value={draft.preset} />
          <NumberInput
            label="Height (mm)"
            least={bounds.height.least}
            most={bounds.height.most}
            offered="auto"
            onChange={to('height')}
            value={draft.height}
          />
          <NumberInput
            label="Type (pt)"
            least={bounds.type.least}
            most={bounds.type.most}
            offered={String(preset.textSize)}
            onChange={to('type')}
            value={draft.type}
          />
          <Choose choices={LEGENDS} label="Legend" onChange={to('legend')} value={draft.legend} />
          <Choose choices={CAPTIONS} label="Below it" onChange={to('caption')} value={draft.caption} />
          <Tick checked={draft.grey} label="drawn in greys" onChange={(grey) => change({ grey })} />
        </Group>
        {props.children}
        {props.hasTime && (
          <Group name="Axis of times">
            <Choose choices={UNITS} label="Unit" onChange={to('unit')} value={draft.unit} />
            <NumberInput label="From" offered="auto" onChange={to('from')} value={draft.from} />
            <NumberInput label="To" offered="auto" onChange={to('to')} value={draft.to} />
            <p className="text-muted text-xs">
              It always reaches the data: no value is cut. Data files stay in seconds.
            </p>
          </Group>
        )}
        {series.length > 1 && <SeriesList change={change} draft={draft} series={series} />}
        <Group name="File">
          <Choose choices={props.formats} label="Format" onChange={to('format')} value={draft.format} />
          {draft.format === 'png' && (
            <Choose choices={RESOLUTIONS} label="Dots per inch" onChange={to('dpi')} value={draft.dpi} />
          )}
          <Button asChild tone="primary">
            <a download href={fileAs(shown.format)}>
              <Download aria-hidden="true" /> Download
            </a>
          </Button>
          <CopyButton address={fileAs('caption')} label="caption" />
          <CopyButton address={fileAs('bibtex')} label="BibTeX" />
        </Group>
      </form>
      <PaperSheet
        address={fileAs('svg')}
        least={preset.leastType}
        mm={preset.mm}
        smallest={Math.min(1, preset.smallSize / preset.textSize) * type}
        title={title}
      />
    </div>
  );
}

/** The draft once typing has paused, and while nothing in it is out of bounds. */
function useShown(draft: PaperDraft, form: { readonly current: HTMLFormElement | null }): PaperDraft {
  const [shown, setShown] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (form.current?.checkValidity() ?? true) setShown(draft);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, form]);
  return shown;
}

/** Goes to the address of what is shown when that has changed, in place of the one before. */
function useAddress(shown: PaperDraft, address: () => string): void {
  const router = useRouter();
  const [, start] = useTransition();
  const last = useRef(shown);
  useEffect(() => {
    if (shown === last.current) return;
    last.current = shown;
    start(() => router.replace(address(), { scroll: false }));
  });
}

const words = (entries: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(entries).map(([value, label]) => ({ value, label }));

const RESOLUTIONS = words({ 150: '150', 300: '300', 600: '600', 1200: '1200' });
const LEGENDS = words({ top: 'above', bottom: 'below', right: 'beside' });
const CAPTIONS = words({
  none: 'nothing: the paper’s own caption',
  title: 'its title',
  full: 'title and caption',
});
const UNITS = words({ s: 'seconds', min: 'minutes', h: 'hours' });
