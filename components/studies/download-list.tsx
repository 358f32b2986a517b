const FILES = [
  {
    file: 'archive.zip',
    label: 'Archive',
    text: 'Everything: declaration, cluster, trials, histories, raw output, judgements, claims, checksums, and a report that opens without the lab. An RO-Crate; the lab imports it again as it was.',
  },
  {
    file: 'study.yaml',
    label: 'Declaration',
    text: 'The study as one file, which the form and `lab run` take again.',
  },
  {
    file: 'trials.csv',
    label: 'CSV',
    text: 'One row a trial, with all factors, times, verdict and reasons.',
  },
  { file: 'trials.json', label: 'JSON', text: 'The same rows with the same names.' },
  {
    file: 'trials.csv-metadata.json',
    label: 'Data dictionary',
    text: 'What each column means, its type and unit, as CSV on the Web.',
  },
  {
    file: 'report.html',
    label: 'Report',
    text: 'One page for whoever has no lab: facts, cells, claims, trials, machines.',
  },
] as const;

/** The files of a study, each with what it is for. */
export function DownloadList({ base }: { base: string }) {
  return (
    <ul>
      {FILES.map(({ file, label, text }) => (
        <li
          className="grid gap-x-6 gap-y-1 border-hairline border-b px-4 py-3 last:border-b-0 sm:grid-cols-[10rem_minmax(0,1fr)]"
          key={file}
        >
          <a className="link font-medium" download href={`${base}/${file}`}>
            {label}
          </a>
          <span className="max-w-prose text-muted">{text}</span>
        </li>
      ))}
    </ul>
  );
}
