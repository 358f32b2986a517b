/** One line for whoever watches the process; what matters for a trial is in its history. */
export function log(text: string): void {
  process.stdout.write(`${new Date().toISOString()} ${text}\n`);
}
