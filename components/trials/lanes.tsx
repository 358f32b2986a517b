import type { Extent, Lane, LaneMove, Phase, ProgressLane, Timeline } from '#lib/figures/timeline';
import { cn } from '../ui/cn.ts';

/** Fabric hue in four strengths; white (paper) while suspended. */
const STRENGTH: Record<Phase, number> = { before: 25, suspended: 0, copy: 70, sync: 85, restore: 100 };

const PHASES: readonly { phase: Phase; label: string }[] = [
  { phase: 'before', label: 'before the suspension' },
  { phase: 'suspended', label: 'suspend and dump' },
  { phase: 'copy', label: 'copy' },
  { phase: 'sync', label: 'second sync' },
  { phase: 'restore', label: 'restore' },
];

const paint = (hue: string, phase: Phase) =>
  `color-mix(in srgb, var(--hue-${hue}) ${STRENGTH[phase]}%, var(--paper))`;
const place = ({ left, width }: Extent) => ({ left: `${left * 100}%`, width: `${width * 100}%` });

/** What happened when: the application, and one lane for each VM with its moves over the rounds. */
export function Lanes({ timeline, hue }: { timeline: Timeline; hue: string }) {
  return (
    <div className="overflow-x-auto">
      <div className="min-w-[44rem] px-4 py-3">
        <div className="grid grid-cols-[9rem_1fr] items-center gap-x-3 text-sm">
          <Label name="round" />
          <div className="relative h-5">
            {timeline.rounds.map((round) => (
              <span
                className="absolute text-center text-muted text-xs"
                key={round.label}
                style={place(round)}
              >
                {round.label}
              </span>
            ))}
          </div>
          {timeline.progress && <ProgressRow progress={timeline.progress} />}
          {timeline.application && (
            <>
              <Label name="application" />
              <div className="relative h-6">
                <span
                  className="absolute top-1.5 h-3 rounded-sm bg-(--hue-neutral)"
                  style={place(timeline.application)}
                  title={timeline.application.title}
                />
              </div>
            </>
          )}
          {timeline.lanes.map((lane) => (
            <LaneRow hue={hue} key={lane.vm} lane={lane} />
          ))}
          <span className="text-muted text-xs">seconds</span>
          <div className="relative mt-1 h-5 border-hairline border-t">
            {timeline.ticks.map((tick) => (
              <span
                className="absolute -translate-x-1/2 text-muted text-xs"
                key={tick.text}
                style={{ left: `${tick.left * 100}%` }}
              >
                {tick.text}
              </span>
            ))}
          </div>
        </div>
        <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
          {PHASES.map(({ phase, label }) => (
            <span className="flex items-center gap-1.5" key={phase}>
              <span className="size-3 border border-ink/40" style={{ background: paint(hue, phase) }} />
              {label}
            </span>
          ))}
          <span>{timeline.clock}</span>
        </p>
      </div>
    </div>
  );
}

function Label({ name, detail }: { name: string; detail?: string }) {
  return (
    <span className="truncate" title={detail}>
      <span className="font-mono text-xs">{name}</span>
      {detail && <span className="ml-2 text-muted text-xs">{detail}</span>}
    </span>
  );
}

/** The application's work: how fast each unit was, from when the one before was seen done to when it was itself. */
function ProgressRow({ progress }: { progress: ProgressLane }) {
  return (
    <>
      <Label detail={progress.text} name="progress" />
      <div className="relative h-10 border-hairline border-b">
        {progress.work.map((one) => (
          <span
            className="absolute bottom-0 border border-ink/50 bg-(--hue-neutral)/40"
            key={`${one.left} ${one.title}`}
            style={{ ...place(one), height: `${(one.rate ?? 1) * 100}%` }}
            title={one.title}
          >
            <span className="sr-only">{one.title}</span>
          </span>
        ))}
      </div>
    </>
  );
}

function LaneRow({ lane, hue }: { lane: Lane; hue: string }) {
  return (
    <>
      <Label detail={lane.role} name={lane.vm} />
      <div className="relative h-7">
        <span className="absolute inset-x-0 top-3.5 border-hairline border-t" />
        {lane.moves.map((move) => (
          <Move hue={hue} key={move.id} move={move} />
        ))}
      </div>
    </>
  );
}

function Move({ move, hue }: { move: LaneMove; hue: string }) {
  return (
    <span
      className={cn(
        'absolute top-1 h-5 overflow-hidden rounded-sm border',
        move.outcome === 'ok' ? 'border-ink/50' : 'border-2 border-invalid',
      )}
      style={{ ...place(move), background: paint(hue, 'before') }}
      title={[move.title, ...move.stages.map((stage) => stage.title)].join('\n')}
    >
      {move.stages.map((stage) => (
        <span
          className="absolute inset-y-0"
          key={stage.title}
          style={{ ...place(stage), background: paint(hue, stage.phase) }}
        />
      ))}
      <span className="sr-only">{move.title}</span>
    </span>
  );
}
