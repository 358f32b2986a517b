import type { BenchmarkReport, CommandOutput, Workload } from '#lib/domain/adapters';
import { profileChecks } from './checks.ts';
import { omenStandIn } from './omen-stand-in.ts';
import { parseProfileOutput } from './output.ts';
import { fillIn, placeholderProblems } from './placeholders.ts';
import { ProfileSettings } from './settings.ts';

/** Any MPI application: what the thesis' OMEN was, and what stands in for it. */
export const profile: Workload<ProfileSettings> = {
  id: 'profile',
  label: 'Application described by a profile',
  settings: ProfileSettings,
  presets: [{ label: 'Stand-in for OMEN (Quantum ESPRESSO)', settings: { ...omenStandIn } }],
  application: (settings) => settings.name,
  mpi: (settings) => settings.mpi,
  advice: () => [],
  problems(settings, context) {
    const paths = settings.files.map((file) => file.path);
    const twice = paths.find((path, i) => paths.indexOf(path) !== i);
    const problems = placeholderProblems(settings, context);
    return twice === undefined ? problems : [...problems, `The file ${twice} is given twice.`];
  },
  render: (settings, context) =>
    settings.files.map(({ path, content }) => ({ path, content: fillIn(content, context) })),
  program: (settings, context) => ({ argv: settings.command.map((word) => fillIn(word, context)) }),
  parse: parseProfile,
  progress(stdout, settings) {
    const { phases } = parseProfileOutput(settings, stdout);
    return {
      done: phases.length,
      expected: typeof settings.expected === 'number' ? settings.expected : null,
    };
  },
  finished: (stdout, settings) => parseProfileOutput(settings, stdout).done,
  checks: profileChecks,
};

function parseProfile(output: CommandOutput, settings: ProfileSettings): BenchmarkReport {
  const { phases, done, failures } = parseProfileOutput(settings, output.stdout, output.stderr);
  return {
    complete: done,
    completed: phases.length,
    announced: typeof settings.expected === 'number' ? settings.expected : null,
    errors: failures,
    results: phases.map((label) => ({ label, seconds: null, gflops: null, residual: null, passed: null })),
  };
}
