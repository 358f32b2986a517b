/** `[1,0]<stdout>:` of Open MPI's --tag-output, `[0] ` of Hydra's -prepend-rank. */
const RANK_TAG = /^(?:\[\d+,\d+\]<std(?:out|err)>:\s?|\[\d+\] )/;

/** Lines of a program's output: carriage returns end a line too, and a launcher's rank tags are taken off. */
export function textLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.replace(RANK_TAG, ''));
}

/** The lines that were written to their end: what was cut inside a number would be another number. */
export function endedLines(text: string): string[] {
  return textLines(text).slice(0, -1);
}
