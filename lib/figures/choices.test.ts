import { expect, it } from 'vitest';
import { figureAddress, parseFigureQuery } from './address.ts';
import { prepareChoices } from './choices.ts';
import { offeredOptions, resolveOptions } from './offered.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import { figureSpecs, findFigureSpec } from './specs.ts';
import { prepareTestFigure } from './test-figures.ts';
import { buildFacts, buildSample, thesisFacts, thesisSamples } from './test-samples.ts';

function choicesOf(id: string, address = '') {
  const spec = findFigureSpec(id, figureSpecs(thesisFacts, thesisSamples));
  if (!spec) throw new Error(`no figure ${id}`);
  const offered = offeredOptions(spec, thesisSamples, thesisFacts);
  const query = parseFigureQuery(Object.fromEntries(new URLSearchParams(address)));
  return prepareChoices(spec, thesisSamples, resolveOptions(spec, offered, query), offered, thesisFacts);
}

const group = (label: string, address = '') => choicesOf('4.1', address).find((one) => one.label === label);

it('gives each view an address and marks the present one', () => {
  expect(group('View', 'view=box')?.choices.filter((choice) => choice.active)).toEqual([
    { label: 'Boxes', href: '/figures/4.1?view=box', active: true },
  ]);
  expect(group('View', 'view=box')?.choices[0]).toEqual({
    label: 'Bars',
    href: '/figures/4.1',
    active: false,
  });
});

it('keeps the other choices when one changes', () => {
  const error = group('Error bars', 'vms=2,3')?.choices.find((choice) => choice.label === '95 % interval');
  expect(error?.href).toBe('/figures/4.1?error=ci95&vms=2,3');
});

it('takes a number of VMs out and puts it back', () => {
  const [two] = group('VMs')?.choices ?? [];
  expect(two).toEqual({ label: '2', href: '/figures/4.1?vms=3,4,5,6,7,8,9,10,11', active: true });
  const [back] = group('VMs', 'vms=3,4,5,6,7,8,9,10,11')?.choices ?? [];
  expect(back).toEqual({ label: '2', href: '/figures/4.1', active: false });
});

it('leaves out what would change nothing', () => {
  expect(choicesOf('thesis/hpl-heat').map((one) => one.label)).toEqual(['VMs', 'Migrations over']);
  expect(choicesOf('4.1', 'view=box').map((one) => one.label)).not.toContain('Error bars');
});

it('draws only what its address lets through, and says all options in its permanent one', () => {
  const figure = prepareTestFigure('4.1', parseFigureQuery({ vms: '2,3', fabrics: '1GbE', error: 'ci95' }));
  expect(figure.x).toMatchObject({ bands: ['2', '3'] });
  expect(figure.series.map((series) => series.label)).toEqual([
    'application with migrations, 1 Gb/s',
    'migrations only, 1 Gb/s',
    'application only',
  ]);
  expect(figure.address).toBe(
    '/figures/4.1?view=bars&error=ci95&points=auto&trials=valid&vms=2,3&fabrics=1GbE',
  );
});

it('refuses a word that no figure knows, and a view that this one does not have', () => {
  expect(() => parseFigureQuery({ error: 'sigma' })).toThrow('not right at “error”');
  expect(() => parseFigureQuery({ colour: 'red' })).toThrow('not right at “colour”');
  expect(() => prepareTestFigure('4.1', { view: 'heat' })).toThrow('Figure 4.1 has no view “heat”');
});

it('names a fabric with a comma and a percent sign in an address that leads back to it', () => {
  const fabrics = ['a,b', '5%2C'];
  const address = figureAddress('x/y-1', { ...DEFAULT_OPTIONS, fabrics }, DEFAULT_OPTIONS);
  const query = new URL(address, 'http://localhost').searchParams;
  expect(parseFigureQuery(Object.fromEntries(query)).fabrics).toEqual(fabrics);
});

it('keeps applications apart whose names differ in signs only', () => {
  const samples = ['C', 'C++'].map((application) => buildSample({ application }));
  const ids = figureSpecs(buildFacts(), samples).map((spec) => spec.id);
  expect(ids).toEqual([
    'mine/c-2',
    'mine/c-sequence',
    'mine/c-application-2-2',
    'mine/c-application-2-sequence',
  ]);
});
