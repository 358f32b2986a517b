/** A Python string of a text: JSON's escapes are Python's; controls and separators of lines are escaped too. */
export function pythonString(text: string): string {
  const escaped = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text.replace(/\p{Cs}/gu, '\uFFFD')).replace(/[\u007F-\u009F\u2028\u2029]/g, escaped);
}

/** Text that matplotlib draws as it stands: a dollar would begin a formula. */
const plotText = (text: string) => pythonString(text.replaceAll('$', '\\$'));

/** Values as Python literals: numbers, None, strings, tuples and lists of them. */
export function pythonLiteral(value: PythonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return plotText(value);
  if (typeof value === 'number') return String(value);
  const items = value.map(pythonLiteral);
  return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
}

export type PythonValue = null | string | number | readonly PythonValue[];
