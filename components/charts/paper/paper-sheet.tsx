'use client';

import { useState } from 'react';
import { Tick } from './controls.tsx';
import { useScreenScale } from './screen-scale.ts';

/** ISO/IEC 7810 ID-1: bank cards, driving licences. */
const CARD_MM = 85.6;
const MARGIN_MM = 7;
const MM_PER_CSS_PX = 25.4 / 96;
/** Lines of text above and below, as a column has them. */
const LINES = 3;

interface PaperSheetProps {
  readonly title: string;
  /** Of the drawing. */
  readonly address: string;
  /** Of the column. */
  readonly mm: number;
  /** The smallest type on it and what its publisher asks for, pt. */
  readonly smallest: number;
  readonly least: number;
}

/** A column of the paper with the figure in it, as large as they will be printed. */
export function PaperSheet({ title, address, mm, smallest, least }: PaperSheetProps) {
  const [scale, setScale] = useScreenScale();
  const [asGrey, setAsGrey] = useState(false);
  const [height, setHeight] = useState<number | null>(null);
  /** Also of a drawing that came before the page was awake. */
  const measure = (image: HTMLImageElement | null) => {
    if (image?.complete && image.naturalHeight > 0) setHeight(image.naturalHeight * MM_PER_CSS_PX);
  };
  const size = (value: number) => `${value * scale}mm`;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="text-sm" role="status">
        {mm.toFixed(1)} mm wide{height !== null && `, ${height.toFixed(1)} mm high`}, smallest type{' '}
        {smallest.toFixed(1)} pt
        {smallest < least - 0.01 && (
          <span className="text-invalid"> ▲ smaller than {least} pt, which this paper asks for</span>
        )}
      </p>
      <section
        aria-label="The column at its printed size"
        className="overflow-x-auto border border-hairline bg-raised p-3"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the window is scrolled by keys too
        tabIndex={0}
      >
        <div
          className="mx-auto bg-[#fff] shadow-sm"
          style={{ width: size(mm + 2 * MARGIN_MM), padding: `${size(2)} ${size(MARGIN_MM)} ${size(4)}` }}
        >
          <Ruler mm={mm} scale={scale} />
          <TextLines scale={scale} />
          {/* biome-ignore lint/performance/noImgElement: a drawing of ours, at its own size */}
          <img
            alt={`${title}, as it will be printed`}
            className="block h-auto max-w-none"
            onLoad={(event) => measure(event.currentTarget)}
            ref={measure}
            src={address}
            style={{ width: size(mm), filter: asGrey ? 'grayscale(1)' : undefined }}
          />
          <TextLines scale={scale} />
        </div>
      </section>
      <Tick checked={asGrey} label="look at it as a grey printer prints it" onChange={setAsGrey} />
      <details className="text-sm">
        <summary>Is it true to size on this screen?</summary>
        <div className="mt-2 flex flex-col gap-2">
          <p className="max-w-prose text-muted">
            Hold a bank card to the bar and move the slider until both are equally long: a card is {CARD_MM}{' '}
            mm wide. This browser remembers it; files are not changed.
          </p>
          <div className="h-4 max-w-none rounded-sm bg-accent" style={{ width: size(CARD_MM) }} />
          <label className="flex items-center gap-2">
            <span className="text-muted">Length of the bar</span>
            <input
              max="1.8"
              min="0.6"
              onChange={(event) => setScale(Number(event.target.value))}
              step="0.005"
              type="range"
              value={scale}
            />
            <output>{Math.round(scale * 100)} %</output>
          </label>
        </div>
      </details>
    </div>
  );
}

/** Every millimetre, every tenth one longer. */
function Ruler({ mm, scale }: { mm: number; scale: number }) {
  const marks = Array.from({ length: Math.floor(mm) + 1 }, (_, at) => at);
  const height = (at: number) => (at % 10 === 0 ? 3 : at % 5 === 0 ? 2 : 1.2);
  return (
    <svg
      aria-hidden="true"
      className="block"
      style={{ width: `${mm * scale}mm`, height: `${6 * scale}mm` }}
      viewBox={`0 0 ${mm} 6`}
    >
      <path d={marks.map((at) => `M${at} 6v${-height(at)}`).join('')} stroke="#6b6b67" strokeWidth="0.15" />
      <text fill="#4a4a46" fontSize="2.6" textAnchor="end" x={mm} y="2.4">
        {mm.toFixed(1)} mm
      </text>
    </svg>
  );
}

/** Grey bars instead of words. */
function TextLines({ scale }: { scale: number }) {
  return (
    <div
      aria-hidden="true"
      className="flex flex-col"
      style={{ gap: `${2 * scale}mm`, padding: `${2.5 * scale}mm 0` }}
    >
      {Array.from({ length: LINES }, (_, i) => (
        <div
          className="bg-[#e9e9e6]"
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are alike
          key={i}
          style={{ height: `${1.6 * scale}mm`, width: i === LINES - 1 ? '62%' : '100%' }}
        />
      ))}
    </div>
  );
}
