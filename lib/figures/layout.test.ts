import { expect, it } from 'vitest';
import { layoutPanel } from './layout.ts';
import { prepareFigure } from './prepare.ts';
import { findFigureSpec } from './specs.ts';
import { buildFacts, buildSample } from './test-samples.ts';

const frame = { width: 400, height: 200, left: 40, right: 0, top: 10, bottom: 20 };

it('places bars side by side around the middle of their group, from zero up', () => {
  const samples = [
    buildSample(),
    buildSample({ condition: 'app_only', migrationFabric: null, simultaneous: 0 }),
  ];
  const study = buildFacts();
  const spec = findFigureSpec('mine/hpl-2', study, samples);
  if (!spec) throw new Error('no figure');
  const figure = prepareFigure(spec, samples, { study, address: '', drawnOn: new Date(0) });
  const layout = layoutPanel(figure, 0, frame);
  const [first, second] = layout.slots;
  expect(layout.groups).toEqual([{ label: '4', centre: 220 }]);
  expect([first?.x, first?.width, second?.x]).toEqual([184, 36, 220]);
  expect([layout.y(0), layout.y(figure.y.max)]).toEqual([180, 10]);
});
