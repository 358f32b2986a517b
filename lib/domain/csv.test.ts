import { expect, it } from 'vitest';
import { csvLine, unescapeFormula } from './csv.ts';

it('keeps numbers as numbers, negative ones too, and nothing as an empty cell', () => {
  expect(csvLine([1, -2.5, null, true, '-3', '-3.5e-7'])).toBe('1,-2.5,,true,-3,-3.5e-7');
});

it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1"])(
  'writes %j so that no spreadsheet runs it, and reads it back',
  (text) => {
    const cell = csvLine([text]);
    expect(cell).toMatch(/^"?'/);
    expect(unescapeFormula(`'${text}`)).toBe(text);
  },
);

it('leaves other texts alone, those with an apostrophe too', () => {
  expect(csvLine(["it's", "'tis", 'a=b'])).toBe("it's,'tis,a=b");
  expect(unescapeFormula("'tis")).toBe("'tis");
});

it('quotes what would break a line', () => {
  expect(csvLine(['a,b', 'say "x"', 'two\nlines', ' padded'])).toBe(
    '"a,b","say ""x""","two\nlines"," padded"',
  );
});
