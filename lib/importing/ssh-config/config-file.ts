/** One file as it was given: a name to be included by, and its text. */
export interface ConfigFile {
  readonly name: string;
  readonly text: string;
}
