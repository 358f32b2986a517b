import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from './schema-fields.ts';
import { readFields, textOf } from './settings-texts.ts';

const fields = fieldsOf(
  z.toJSONSchema(
    z.strictObject({
      ns: z.array(z.number().int()).default([4000]).describe('Problem sizes'),
      p: z.number().int().optional(),
      mpi: z.enum(['mpich', 'openmpi']).default('mpich'),
      command: z.array(z.string()),
      file: z.string().max(20_000).optional(),
      files: z.array(z.strictObject({ path: z.string(), content: z.string() })).default([]),
      postcopy: z.boolean().default(false),
      expected: z.union([z.literal('from-baseline'), z.number()]).default('from-baseline'),
    }),
    { io: 'input' },
  ),
);

describe('fields of a settings schema', () => {
  it('shows each setting by its kind, with its default', () => {
    expect(fields.map(({ name, kind, initial }) => [name, kind, initial])).toEqual([
      ['ns', 'numbers', '4000'],
      ['p', 'number', ''],
      ['mpi', 'choice', 'mpich'],
      ['command', 'lines', ''],
      ['file', 'long-text', ''],
      ['files', 'files', '[]'],
      ['postcopy', 'yes-no', 'no'],
      ['expected', 'number-or-text', 'from-baseline'],
    ]);
  });

  it('reads texts back into settings and leaves empty ones out', () => {
    const texts = {
      ns: '4000, 8000 9000',
      p: '',
      mpi: 'openmpi',
      command: 'pw.x\n-in\npw.in',
      expected: '8',
      postcopy: 'yes',
      files: '[{"path":"a","content":"b"}]',
    };
    expect(readFields(fields, texts)).toEqual({
      ns: [4000, 8000, 9000],
      mpi: 'openmpi',
      command: ['pw.x', '-in', 'pw.in'],
      expected: 8,
      postcopy: true,
      files: [{ path: 'a', content: 'b' }],
    });
  });

  it('keeps nonsense as text, for the schema to refuse', () => {
    expect(readFields(fields, { ns: '4000, many', p: 'two' })).toEqual({ ns: [4000, 'many'], p: 'two' });
  });

  it('writes what it reads', () => {
    for (const field of fields)
      expect(textOf(field.kind, readFields([field], { [field.name]: field.initial })[field.name])).toBe(
        field.initial,
      );
  });
});
