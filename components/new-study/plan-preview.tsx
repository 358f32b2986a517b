import type { TimeLeft } from '#lib/domain/time-left';
import { count, formatDuration } from '#lib/figures/format';
import type { Matrix } from '#lib/figures/matrix';
import { StudyMatrix } from '../studies/study-matrix.tsx';
import { Card } from '../ui/card.tsx';

/** What a study would be. */
export interface Picture {
  readonly matrix: Matrix;
  readonly left: TimeLeft | null;
  readonly inputs: readonly {
    readonly title: string;
    readonly advice: readonly string[];
    readonly files: readonly { readonly path: string; readonly content: string }[];
  }[];
}

/** The matrix as it fills, and the hours it will take. */
export function MatrixPreview({ picture, trials, atMost }: MatrixPreviewProps) {
  return (
    <Card aside={`${atMost ? 'at most ' : ''}${count(trials, 'trial')}`} title="The study">
      <StudyMatrix compact matrix={picture.matrix} />
      <p className="px-4 py-3 text-sm">
        <Hours atMost={atMost} left={picture.left} />
      </p>
    </Card>
  );
}

interface MatrixPreviewProps {
  readonly picture: Picture;
  readonly trials: number;
  /** A stopping rule may need fewer. */
  readonly atMost: boolean;
}

function Hours({ left, atMost }: { left: TimeLeft | null; atMost: boolean }) {
  if (left === null)
    return (
      <span className="text-muted">
        How long it takes is known after the first trial: none has ended on this cluster yet.
      </span>
    );
  return (
    <>
      <strong className="font-medium">
        {atMost && 'at most '}
        {formatDuration(left.seconds)}
        {left.plusMinus !== null && ` ± ${formatDuration(left.plusMinus)}`}
      </strong>{' '}
      <span className="text-muted">
        by {count(left.from, 'earlier trial')} on this cluster; trials with other settings take other times.
      </span>
    </>
  );
}

/** What the applications will read, with what it means for the memory. */
export function InputPreviews({ inputs }: Pick<Picture, 'inputs'>) {
  if (inputs.length === 0) return null;
  return (
    <Card title="Input of the application">
      {inputs.map(({ title, advice, files }) => (
        <div className="border-hairline border-b px-4 py-3 last:border-b-0" key={title}>
          <h3 className="font-medium text-sm">{title}</h3>
          {advice.map((sentence) => (
            <p className="mt-1 text-muted text-sm" key={sentence}>
              {sentence}
            </p>
          ))}
          {files.map(({ path, content }) => (
            <details className="mt-1" key={path}>
              <summary className="font-mono text-sm">{path}</summary>
              <pre className="mt-1 max-h-80 overflow-auto rounded bg-ground p-3 font-mono text-xs">
                {content}
              </pre>
            </details>
          ))}
        </div>
      ))}
    </Card>
  );
}
