/** A comma in a fabric's name is none between two names, nor is a tilde one between a series and its name. */
export const writeName = (name: string) =>
  name.replaceAll('%', '%25').replaceAll(',', '%2C').replaceAll('~', '%7E');
export const readName = (text: string) =>
  text.replaceAll('%7E', '~').replaceAll('%2C', ',').replaceAll('%25', '%');

/** Names of series by their ids: `app_only~alone,…`. */
export const writeNames = (names: Readonly<Record<string, string>>) =>
  Object.entries(names)
    .map((pair) => pair.map(writeName).join('~'))
    .join(',');
