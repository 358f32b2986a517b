import { expect, it } from 'vitest';
import type { Sample, StudyFacts } from '#lib/domain/sample';
import { type Figure, type Filled, slotsOf } from './figure.ts';
import { figureSpecs } from './specs.ts';
import { prepareTestFigure } from './test-figures.ts';
import { buildFacts, buildSample, thesisFacts, thesisSamples } from './test-samples.ts';

const prepare = (id: string, samples: Sample[] = thesisSamples, study: StudyFacts = thesisFacts): Figure =>
  prepareTestFigure(id, { view: 'bars' }, samples, study);

const captionOf = (figure: Figure, label: string) =>
  figure.caption.find((part) => part.label === label)?.text ?? '';
const factOf = (slot: Filled | undefined, name: string) =>
  slot?.facts.find((fact) => fact.name === name)?.text;
const groupsOf = (figure: Figure) => (figure.x.kind === 'bands' ? figure.x.bands : []);
const barsOf = (figure: Figure) => slotsOf(figure).filter((slot): slot is Filled => slot.kind === 'filled');

it('draws figure 4.1 with five bars for each of ten VM counts, in the thesis’ order', () => {
  const figure = prepare('4.1');
  expect(figure.series.map((series) => series.label)).toEqual([
    'application with migrations, 10 Gb/s',
    'application with migrations, 1 Gb/s',
    'migrations only, 1 Gb/s',
    'migrations only, 10 Gb/s',
    'application only',
  ]);
  expect(figure.panels).toHaveLength(1);
  expect(groupsOf(figure)).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  expect(barsOf(figure)).toHaveLength(50);
  expect(barsOf(figure)[0]).toMatchObject({
    label: 'HPL · 2 VMs · with migrations, 10 Gb/s · 1 at a time',
    n: 3,
  });
  expect(factOf(barsOf(figure)[0], 'mean')).toBe('989.8 s');
  expect(factOf(barsOf(figure)[0], 'sample sd')).toBe('3.9 s');
});

it('has the five fills of the encoding', () => {
  expect(prepare('4.2').series.map((series) => series.fill)).toEqual([
    { hue: 'blue', texture: 'solid', outline: false },
    { hue: 'orange', texture: 'solid', outline: true },
    { hue: 'orange', texture: 'hatch', outline: true },
    { hue: 'blue', texture: 'hatch', outline: false },
    { hue: 'neutral', texture: 'solid', outline: false },
  ]);
});

it('lists the thesis’ figures under their numbers, then the one it did not draw', () => {
  const specs = figureSpecs(thesisFacts, thesisSamples);
  expect(specs.map((spec) => spec.id)).toEqual([
    '4.1',
    '4.2',
    '4.3',
    '4.4',
    '4.5',
    '4.6',
    '4.7',
    '4.8',
    'hpl-8',
    'thesis/hpl-migrations',
    'thesis/hpl-heat',
    'thesis/hpl-sequence',
    'thesis/omen-heat',
    'thesis/omen-sequence',
  ]);
  expect(prepare('4.7').title).toBe('Figure 4.7: OMEN, 8 migrations at once');
});

it('gives the same bars under the study’s own address', () => {
  expect(prepare('thesis/omen-4').panels).toEqual(prepare('4.6').panels);
});

it('draws 4.8 from OMEN’s migrations only, over 1, 2, 4 and 8 at once', () => {
  const figure = prepare('4.8');
  expect(groupsOf(figure)).toEqual(['1', '2', '4', '8']);
  expect(barsOf(figure)).toHaveLength(8);
  expect(barsOf(figure)[0]?.n).toBe(5);
  expect(factOf(barsOf(figure)[0], 'mean')).toBe('129.4 s');
});

it('shows what the thesis did not print as gaps with the reason, never as zero', () => {
  const figure = prepare('hpl-8');
  expect(barsOf(figure)).toHaveLength(10);
  const gaps = slotsOf(figure).filter((slot) => slot.kind === 'gap');
  expect(gaps).toHaveLength(40);
  expect(gaps[0]).toMatchObject({ reason: expect.stringContaining('appendix A') });
  expect(captionOf(figure, 'Missing')).toContain('eight at once');
});

it('says that imported trials were never judged and that the MPI network is uncertain', () => {
  const figure = prepare('4.1');
  expect(figure.provenance).toBe('imported');
  expect(captionOf(figure, 'Excluded')).toContain('none was judged and all are drawn');
  expect(captionOf(figure, 'MPI')).toContain('uncertain');
  expect(captionOf(figure, 'n')).toBe(
    '3 trials a value with the application, 5 trials a value for migrations only.',
  );
  expect(captionOf(figure, 'Mark')).toContain('the same value stands in every group');
});

it('says of other imported tables only what they tell', () => {
  const facts = buildFacts({ slug: 'theirs', provenance: 'imported', source: 'A paper' });
  const own = [
    buildSample({ mpiFabric: null }),
    buildSample({ repetition: 2, mpiFabric: null, seconds: null }),
  ];
  const figure = prepare('theirs/hpl-2', own, facts);
  expect(captionOf(figure, 'MPI')).toBe('which network carried it is not told by the source.');
  expect(captionOf(figure, 'Excluded')).toContain('1 trial without a time;');
});

it('names each network that carried MPI where one panel shows several', () => {
  const samples = ['1G', 'myrinet'].flatMap((mpiFabric) =>
    [1, 2].map((repetition) => buildSample({ mpiFabric, repetition })),
  );
  const figure = prepareTestFigure('mine/hpl-sequence', {}, samples, buildFacts());
  expect(captionOf(figure, 'MPI')).toBe('partly over 1G, partly over myrinet.');
});

it('counts the trials of a view that draws each for itself', () => {
  const figure = prepareTestFigure('4.3', { view: 'distribution' }, thesisSamples, thesisFacts);
  expect(captionOf(figure, 'n')).toBe('60 trials, each drawn for itself, 30 of a kind.');
});

it('marks a mean that describes none of its trials', () => {
  const scattered = barsOf(prepare('4.2')).filter((bar) => bar.alarm !== null);
  expect(scattered.map((bar) => bar.label)).toContain('HPL · 10 VMs · with migrations, 10 Gb/s · 2 at once');
});

it('starts at zero and reaches the highest whisker and trial', () => {
  const figure = prepare('4.2');
  const y = figure.y.kind === 'values' ? figure.y : null;
  const highest = Math.max(...barsOf(figure).map((bar) => bar.interval?.high ?? 0));
  expect(y?.ticks[0]).toEqual({ value: 0, text: '0' });
  expect(y?.max).toBeGreaterThanOrEqual(Math.max(highest, 3720.423));
});

it('averages valid trials only and counts the others with their reasons', () => {
  const samples = [
    buildSample({ seconds: 100 }),
    buildSample({ repetition: 2, seconds: 104 }),
    buildSample({ repetition: 3, seconds: 900, verdict: 'invalid', reasons: ['HPL skipped 2 tests.'] }),
    buildSample({ repetition: 4, seconds: null, state: 'planned', verdict: null }),
  ];
  const figure = prepare('mine/hpl-2', samples, buildFacts());
  const [bar] = barsOf(figure);
  expect(bar).toMatchObject({ n: 2, value: 102, pending: 1 });
  expect(bar?.excluded).toMatchObject([
    { repetition: 3, verdict: 'invalid', reason: 'HPL skipped 2 tests.' },
  ]);
  expect(captionOf(figure, 'Excluded')).toBe('1 invalid; only valid trials are drawn. HPL skipped 2 tests.');
});

it('gives a single trial no whisker', () => {
  const figure = prepare('mine/hpl-2', [buildSample()], buildFacts());
  const [bar] = barsOf(figure);
  expect(captionOf(figure, 'Whisker')).toContain('none, since one trial has no deviation');
  expect(captionOf(figure, 'n')).toBe('1 trial a value.');
  expect(bar).toMatchObject({ n: 1, value: 100, interval: null });
});

it('leaves a gap while nothing valid has ended', () => {
  const samples = [
    buildSample({ seconds: null, state: 'planned', verdict: null }),
    buildSample({ repetition: 2, seconds: 5, verdict: 'invalid', reasons: ['A migration failed.'] }),
  ];
  const [gap] = slotsOf(prepare('mine/hpl-2', samples, buildFacts()));
  expect(gap).toMatchObject({
    kind: 'gap',
    reason: 'No valid trial yet. 1 trial still to end; 1 invalid: A migration failed.',
  });
});

it('gives each MPI fabric a panel of its own and never averages over them', () => {
  const samples = [
    buildSample({ mpiFabric: '1G', seconds: 100 }),
    buildSample({ mpiFabric: 'myrinet', seconds: 50 }),
    buildSample({ condition: 'migration_only', mpiFabric: null, vms: null, seconds: 10 }),
  ];
  const figure = prepare('mine/hpl-2', samples, buildFacts());
  expect(figure.panels.map((panel) => panel.title)).toEqual([
    'MPI over myrinet (10 Gb/s)',
    'MPI over 1 Gb/s',
  ]);
  expect(figure.panels.map((panel) => panel.slots.map((slot) => (slot as Filled).value))).toEqual([
    [50, 10],
    [100, 10],
  ]);
});

it('does not mix two inputs of one application', () => {
  const samples = [buildSample(), buildSample({ workload: '{"id":"hpl","settings":{"n":9}}', seconds: 7 })];
  const specs = figureSpecs(buildFacts(), samples);
  expect(specs.map((spec) => spec.id)).toEqual([
    'mine/hpl-input-1-2',
    'mine/hpl-input-1-sequence',
    'mine/hpl-input-2-2',
    'mine/hpl-input-2-sequence',
  ]);
  expect(barsOf(prepare('mine/hpl-input-2-2', samples, buildFacts()))).toMatchObject([{ n: 1, value: 7 }]);
});

it('refuses to average cells that differ in a factor it does not show', () => {
  const samples = [buildSample(), { ...buildSample({ repetition: 2 }), cellId: 'drained' }];
  expect(slotsOf(prepare('mine/hpl-2', samples, buildFacts()))[0]).toMatchObject({ kind: 'gap' });
});

it('is the same to the last character for the same arguments', () => {
  expect(prepare('4.5')).toEqual(prepare('4.5', [...thesisSamples]));
});
