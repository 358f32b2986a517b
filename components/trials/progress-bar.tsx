import { type Progress, progressText } from '#lib/figures/progress';

/** How much of a running application is done, by its own output. Without a known total there is no bar, only the count. */
export function ProgressBar({ progress }: { progress: Progress }) {
  const { done, expected } = progress;
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg border border-hairline bg-paper px-4 py-3">
      {expected !== null && (
        <progress
          aria-label="Work done"
          className="h-2 min-w-40 flex-1 appearance-none bg-raised [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-accent"
          max={expected}
          value={Math.min(done, expected)}
        />
      )}
      <span>{progressText(progress)}</span>
      <span className="text-muted text-sm">by its own output; how far the next one is, it does not say</span>
    </div>
  );
}
