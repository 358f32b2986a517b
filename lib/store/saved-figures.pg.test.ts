import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { importThesis } from './import-thesis.ts';
import { listSavedFigures, removeSavedFigure, saveFigure } from './saved-figures.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await importThesis(test.db);
});
afterAll(() => test.drop());

const kept = { address: '/figures/4.3?view=distribution', title: 'Three groups', note: 'For chapter 5' };

it('keeps a figure once, whose words can change', async () => {
  await saveFigure(test.db, 'thesis', kept);
  await saveFigure(test.db, 'thesis', { ...kept, note: 'For the talk' });
  expect(await listSavedFigures(test.db, 'thesis')).toMatchObject([{ ...kept, note: 'For the talk' }]);
});

it('removes it, twice without harm', async () => {
  const [saved] = await listSavedFigures(test.db, 'thesis');
  await removeSavedFigure(test.db, 'thesis', saved?.id ?? '');
  await removeSavedFigure(test.db, 'thesis', saved?.id ?? '');
  expect(await listSavedFigures(test.db, 'thesis')).toEqual([]);
});

it('says when there is no such study', async () => {
  await expect(saveFigure(test.db, 'nobody', kept)).rejects.toThrow('There is no study nobody.');
});
