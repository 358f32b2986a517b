import type { LedgerRow } from '#lib/claims/ledger';
import { CONDITION_LABEL } from '#lib/domain/closed-sets';
import { markOf } from '#lib/domain/mark';
import { isCounted, type Sample, type StudyFacts } from '#lib/domain/sample';
import { PROVENANCE_TEXT } from '#lib/figures/caption';
import type { CellNumbers } from '#lib/figures/cells';
import type { CaptionPart } from '#lib/figures/figure';
import { formatNumber } from '#lib/figures/format';
import type { StatSection } from '#lib/figures/statistics/section';
import { html, htmlTable } from './html.ts';
import { REPORT_STYLE } from './report-style.ts';

export interface ReportFigure {
  readonly title: string;
  readonly caption: readonly CaptionPart[];
  readonly svg: string;
}

export interface Report {
  readonly study: StudyFacts;
  readonly orderSeed: number | null;
  readonly cells: readonly CellNumbers[];
  readonly samples: readonly Sample[];
  readonly figures: readonly ReportFigure[];
  readonly statistics: readonly StatSection[];
  readonly claims: readonly LedgerRow[];
  readonly environments: readonly {
    readonly node: string;
    readonly facts: Readonly<Record<string, string>>;
  }[];
}

const MILLISECONDS = 3;
/** A page with more rows opens slowly; the table beside the report has them all. */
const TRIALS_SHOWN = 2000;
/** Longer tables open at a click, which needs no script. */
const OPEN_UP_TO = 30;

/** A study on one page that needs nothing else: no server, no script, no network. */
export function renderReport(report: Report): string {
  const { study } = report;
  const sections = [
    facts(report),
    figures(report),
    statistics(report),
    cells(report),
    claims(report),
    trials(report),
    environments(report),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${html(study.title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<h1>${html(study.title)}</h1>
${sections.filter((section) => section !== '').join('\n')}
</main>
</body>
</html>
`;
}

const section = (title: string, body: string) => `<section>\n<h2>${html(title)}</h2>\n${body}\n</section>`;
const paragraph = (text: string) => `<p>${html(text)}</p>`;
const seconds = (value: number | null) => (value === null ? null : formatNumber(value, MILLISECONDS));
const day = (date: Date | null) =>
  date === null ? null : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function facts({ study, samples, orderSeed }: Report): string {
  const counted = samples.filter((sample) => isCounted(sample, study.provenance)).length;
  const rows: [string, string | null][] = [
    ['Provenance', PROVENANCE_TEXT[study.provenance]],
    ['Source', study.source],
    ['Cluster', study.cluster],
    ['Trials', `${samples.filter(({ state }) => state !== 'spared').length}, of which ${counted} count`],
    ['Order', orderSeed === null ? null : `random within blocks, seed ${orderSeed}`],
    ['Declared', day(study.createdAt)],
    ['Ended', day(study.finishedAt)],
  ];
  const list = rows.flatMap(([name, text]) => (text ? `<dt>${html(name)}</dt><dd>${html(text)}</dd>` : []));
  return `<dl>${list.join('\n')}</dl>`;
}

function figures({ figures: drawn }: Report): string {
  if (drawn.length === 0) return '';
  const each = drawn.map(({ title, caption, svg }) => {
    const words = caption.map(({ label, text }) => `<p><b>${html(label)}</b> ${html(text)}</p>`).join('');
    return `<figure>\n<h3>${html(title)}</h3>\n${svg}<figcaption>${words}</figcaption>\n</figure>`;
  });
  return section('Figures', each.join('\n'));
}

function cells({ cells: numbers, study }: Report): string {
  const rows = numbers.map((cell) => [
    cell.application,
    CONDITION_LABEL[cell.condition],
    cell.fabric,
    cell.mpiFabric ?? null,
    cell.simultaneous,
    cell.vms,
    cell.n,
    seconds(cell.mean),
    seconds(cell.sd),
    cell.values.map((value) => seconds(value)).join('  '),
  ]);
  const head = [
    'Application',
    'Condition',
    'Migrations over',
    'MPI over',
    'At once',
    'VMs',
    'n',
    'Mean (s)',
    'sd (s)',
    'Each trial (s)',
  ];
  const which =
    study.provenance === 'imported'
      ? 'Every imported trial with a time counts; none of them was judged.'
      : 'Only trials that were judged valid count.';
  return section(
    'Cells',
    `${paragraph(`Seconds from the launch to the end of the application or of the last migration, whichever was later; sd is the sample standard deviation. ${which}`)}\n${htmlTable(head, rows)}`,
  );
}

/** Groups of trials before any mean. */
function statistics({ statistics: parts }: Report): string {
  return parts
    .map(({ title, exploratory, words, tables }) =>
      section(
        exploratory ? `${title} (exploratory)` : title,
        [
          ...words.map(paragraph),
          ...tables.map(
            ({ caption, columns, rows }) =>
              `<details${rows.length > OPEN_UP_TO ? '' : ' open'}>\n<summary>${html(caption)}</summary>\n${htmlTable(columns, rows)}\n</details>`,
          ),
        ].join('\n'),
      ),
    )
    .join('\n');
}

function claims({ claims: rows }: Report): string {
  if (rows.length === 0) return '';
  const table = rows.map(({ sentence, where, printed, recomputed, verdict, formula, note }) => [
    sentence,
    where,
    printed,
    recomputed,
    verdict,
    `${formula}. ${note}`.trim(),
  ]);
  return section(
    'Claims',
    htmlTable(['Claim', 'Where', 'Printed', 'Recomputed', 'Verdict', 'Formula and note'], table),
  );
}

function trials({ samples }: Report): string {
  const rows = samples
    .slice(0, TRIALS_SHOWN)
    .map((sample) => [
      sample.position,
      sample.application,
      CONDITION_LABEL[sample.condition],
      sample.migrationFabric,
      sample.mpiFabric,
      sample.simultaneous,
      sample.vms,
      sample.repetition,
      markOf(sample),
      seconds(sample.seconds),
      day(sample.startedAt),
      [...sample.reasons, ...(sample.setAside ? [`Set aside: ${sample.setAside.reason}`] : [])].join(' '),
    ]);
  const head = [
    'Order',
    'Application',
    'Condition',
    'Migrations over',
    'MPI over',
    'At once',
    'VMs',
    'Repetition',
    'Verdict',
    'Seconds',
    'Begun',
    'Why',
  ];
  const more =
    samples.length > TRIALS_SHOWN
      ? paragraph(`The first ${TRIALS_SHOWN} of ${samples.length}; all are in data/trials.csv.`)
      : '';
  return section('Trials', `${more}${htmlTable(head, rows)}`);
}

function environments({ environments: machines }: Report): string {
  if (machines.length === 0) return '';
  const rows = machines.flatMap(({ node, facts: told }) =>
    Object.entries(told).map(([name, text]) => [node, name, text]),
  );
  return section('Machines', htmlTable(['Machine', 'What', 'Answer'], rows));
}
