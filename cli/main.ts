import { LabError } from '#lib/domain/errors';
import { database } from '#lib/store/client';
import { cancel } from './commands/cancel.ts';
import { cells } from './commands/cells.ts';
import { claims } from './commands/claims.ts';
import { cluster } from './commands/cluster.ts';
import { data } from './commands/data.ts';
import { exportStudy } from './commands/export.ts';
import { figure } from './commands/figure.ts';
import { figures } from './commands/figures.ts';
import { importFile } from './commands/import.ts';
import { link } from './commands/link.ts';
import { pause, resume } from './commands/pause.ts';
import { rehearsal } from './commands/rehearsal.ts';
import { repeat } from './commands/repeat.ts';
import { run } from './commands/run.ts';
import { stats } from './commands/stats.ts';
import { studies } from './commands/studies.ts';
import { trial } from './commands/trial.ts';
import { type Command, type Io, UsageError } from './io.ts';

const COMMANDS: Record<string, Command> = {
  studies,
  cells,
  claims,
  stats,
  data,
  export: exportStudy,
  import: importFile,
  figure,
  figures,
  cluster,
  rehearsal,
  run,
  trial,
  repeat,
  pause,
  resume,
  cancel,
  link,
};

const USAGE = `usage: npm run --silent lab -- COMMAND
  studies [--json]                        the studies there are
  cells STUDY [--json]                    n, mean and sd of each cell
  claims STUDY [--json]                   each claim: printed, recomputed, verdict
  stats STUDY [--json] [--effect 7 --power 90]  all statistics; effects in % for its planner
  figure ID [--json]                      a figure's numbers: 4.1 … 4.8, hpl-8, STUDY/hpl-2
  figure ID --format FORMAT -o FILE       as svg, pdf, png, tikz, matplotlib, csv, json, bibtex, caption;
         [--preset ieee-1col] [--dpi 600] [--caption] [--grey] [--view bars] [--error ci95] …
  figures STUDY -o FILE.zip [--preset …]  every figure of a study in every format
  data STUDY --csv|--json|--dictionary    one row a trial; what the columns mean
  export STUDY -o FILE                    a study as one archive
  import FILE [--slug NAME] [--map FILE] [--check]
                                          an archive, or a table by a mapping
  cluster add FILE [--trust FINGERPRINT…] register a cluster; trust these host keys
  cluster check NAME [--moves]            preflight; --moves also moves each VM there and back
  cluster list [--json]                   the clusters, and what is quarantined on them
  cluster release NAME VM                 ask both hosts about a quarantined VM; release it when they agree
  cluster orphans NAME                    look for processes of dead runs on all its machines
  cluster end NAME TRIAL                  end what is left of a trial there
  rehearsal                               register the rehearsal cluster that npm start has started
  run STUDY.yaml --cluster NAME [--wait]  launch a study
  trial ID --json                         a trial with its verdict and history
  repeat TRIAL [--reason TEXT]            run a trial again as a further attempt; a valid one needs a reason
  pause STUDY | resume STUDY              hold a study between two trials; run what it lacks
  cancel STUDY                            stop a study and bring its VMs home
  link                                    a new one-time address for the browser`;

/** The `lab` command. Results go to standard output, errors to standard error. Returns the exit code. */
export async function main(args: string[]): Promise<number> {
  const io: Io = {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  };
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!command) {
      io.err(name ? `There is no command ${name}.\n${USAGE}` : USAGE);
      return 2;
    }
    return await command(rest, io);
  } catch (error) {
    if (isUsageError(error)) {
      io.err(`${error.message}\n${USAGE}`);
      return 2;
    }
    io.err(error instanceof LabError ? error.message : String(error instanceof Error ? error.stack : error));
    return 1;
  } finally {
    await database().$disconnect();
  }
}

/** Ours, or `parseArgs`' about a flag that it does not know. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
