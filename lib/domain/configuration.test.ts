import { expect, it } from 'vitest';
import { differencesAmong } from './configuration.ts';

const told = (repetition: number, kernel: string) => ({ repetition, configuration: { 'hA kernel': kernel } });

it('says which repetitions told a fact otherwise, and how', () => {
  const own = { 'hA kernel': '6.1', 'hA cores': '4' };
  expect(differencesAmong(own, [told(1, '6.0'), told(2, '6.1'), told(4, '6.0'), told(5, '5.9')])).toEqual([
    {
      fact: 'hA kernel',
      own: '6.1',
      others: [
        { value: '6.0', repetitions: [1, 4] },
        { value: '5.9', repetitions: [5] },
      ],
    },
  ]);
});

it('takes a fact that only one of them tells for no difference', () => {
  expect(differencesAmong({ 'hB kernel': '6.1' }, [told(1, '6.0')])).toEqual([]);
});
