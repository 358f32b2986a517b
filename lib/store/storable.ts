/**
 * A value as PostgreSQL's jsonb takes it: it refuses NUL and half of a surrogate pair, and both occur in what
 * commands print. They are shown as the replacement character.
 */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return storableText(value) as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storable(item)])) as T;
}

/** For text columns, which refuse NUL too. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\ufffd').replace(LONE_SURROGATE, '\ufffd');
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
