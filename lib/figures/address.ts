import { z } from 'zod';
import { LabError } from '#lib/domain/errors';
import { Condition } from '#lib/domain/words';
import { readName, writeName, writeNames } from './names.ts';
import { ErrorKind, type FigureOptions, TimeUnit, View } from './options.ts';

/** A name of a series stands in a legend. */
const MOST_NAME_LENGTH = 80;

const list = <T>(item: z.ZodType<T, string>) =>
  z
    .string()
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).min(1));

/** `app_only~alone,…`: names of series by their ids. */
const renamed = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.split('~').map(readName)))
  .pipe(z.array(z.tuple([z.string().min(1), z.string().trim().min(1).max(MOST_NAME_LENGTH)])))
  .transform((pairs): Readonly<Record<string, string>> => Object.fromEntries(pairs));

/** The words of an address. Each is optional; what is not there is as offered. */
const Query = z.strictObject({
  view: View.optional(),
  error: ErrorKind.optional(),
  points: z.enum(['auto', 'all', 'none']).optional(),
  trials: z.enum(['valid', 'all']).optional(),
  vms: list(z.coerce.number<string>().int().min(1)).optional(),
  fabrics: list(z.string().transform(readName)).optional(),
  conditions: list(Condition).optional(),
  unit: TimeUnit.optional(),
  from: z.coerce.number<string>().optional(),
  to: z.coerce.number<string>().optional(),
  order: list(z.string().transform(readName)).optional(),
  names: renamed.optional(),
  edition: z.enum(['thesis', 'corrected']).optional(),
  at: z.coerce.date().optional(),
});
export type FigureQuery = z.infer<typeof Query>;

/** @throws LabError `bad-input` for a word or a value that no figure knows */
export function parseFigureQuery(
  query: Readonly<Record<string, string | string[] | undefined>>,
): FigureQuery {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, Array.isArray(value) ? value.at(-1) : value]],
  );
  const parsed = Query.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : '');
  throw new LabError('bad-input', `The figure’s address is not right at “${where}”: ${issue?.message}`);
}

/** The address of a figure with these options; what is as offered is left out, so that one figure has one address. */
export function figureAddress(id: string, options: FigureOptions, offered: FigureOptions): string {
  const chosen = SINGLE.filter((key) => options[key] !== offered[key]);
  return addressOf(id, options, chosen, options.at);
}

/** Names every option, and the moment of the data, so that what is offered later changes nothing. */
export function permanentAddress(id: string, options: FigureOptions, dataAsOf: Date | null): string {
  return addressOf(id, options, SINGLE, options.at ?? dataAsOf);
}

const SINGLE = ['view', 'error', 'points', 'trials'] as const;
const LISTS = ['vms', 'fabrics', 'conditions', 'order'] as const;

function addressOf(
  id: string,
  options: FigureOptions,
  named: readonly (typeof SINGLE)[number][],
  at: Date | null,
): string {
  const query = new URLSearchParams();
  for (const key of named) query.set(key, options[key]);
  for (const key of LISTS)
    if (options[key]) query.set(key, options[key].map(String).map(writeName).join(','));
  if (options.unit !== 's') query.set('unit', options.unit);
  for (const key of ['from', 'to'] as const) {
    const end = options[key];
    if (end !== null) query.set(key, String(end));
  }
  if (options.names) query.set('names', writeNames(options.names));
  if (at) query.set('at', at.toISOString());
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%7E', '~');
  return `/figures/${id.split('/').map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`;
}
