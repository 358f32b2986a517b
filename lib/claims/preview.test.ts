import { describe, expect, it } from 'vitest';
import { thesisSamples } from '../figures/test-samples.ts';
import { evaluate } from './evaluate.ts';
import { levelsOf } from './levels.ts';
import { previewClaim } from './preview.ts';
import { templatesOf } from './templates.ts';

const preview = (input: unknown) => previewClaim(input, thesisSamples, 'imported');
const query = { kind: 'trials', statistic: 'n', where: { application: ['OMEN'], condition: ['app_only'] } };

describe('the preview of a claim', () => {
  it('shows the value as soon as the query fits, and says what is missing', () => {
    const basis = { kind: 'query', query, rule: { kind: 'digits', value: '' }, readings: [] };
    const found = preview({ sentence: '', printed: '', unit: 'trials', basis });
    expect(found).toMatchObject({ recomputed: '30 trials', verdict: null });
    expect(found.problems.map(({ path }) => path)).toEqual(['sentence', 'printed', 'basis']);
  });

  it('gives the verdict when all is filled in', () => {
    const basis = { kind: 'query', query, rule: { kind: 'digits', value: '31' } };
    expect(preview({ sentence: 'It ran 31 times.', printed: '31', basis })).toMatchObject({
      problems: [],
      recomputed: '30',
      verdict: 'differs',
    });
  });

  it.each([null, 'text', {}, { basis: { kind: 'query', query: { kind: 'nothing' } } }])(
    'takes anything that a browser sends: %j',
    (input) => {
      expect(preview(input)).toMatchObject({ recomputed: null, verdict: null });
      expect(preview(input).problems.length).toBeGreaterThan(0);
    },
  );

  it('refuses “in every cell” for a query that counts no cells', () => {
    const basis = { kind: 'query', query, rule: { kind: 'every' } };
    expect(preview({ sentence: 'a', printed: 'always', basis }).problems).toEqual([
      { path: 'basis', message: expect.stringContaining('counts cells') },
    ]);
  });
});

describe('the questions to begin with', () => {
  const templates = templatesOf(levelsOf(thesisSamples));

  it.each(templates.map((template) => [template.label, template] as const))(
    'can be answered: %s',
    (_, template) => {
      expect(evaluate(template.query, thesisSamples, 'imported').value).toBeTypeOf('number');
    },
  );

  it('leave out what a study has no trials for', () => {
    const alone = thesisSamples.filter((sample) => sample.condition === 'app_only');
    const labels = templatesOf(levelsOf(alone)).map(({ label }) => label);
    expect(labels).toEqual(['Mean time of some trials', 'How many trials count']);
    expect(templates.length).toBeGreaterThan(labels.length);
  });

  it('are offered for a study without trials too', () => {
    expect(templatesOf(levelsOf([]))).toHaveLength(2);
  });
});
