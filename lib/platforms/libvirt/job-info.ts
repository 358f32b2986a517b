/** What `virsh domjobinfo` says, by its own words: `Total downtime` → `91 ms`. */
export type JobInfo = ReadonlyMap<string, string>;

const FIELD = /^([A-Z][A-Za-z0-9 /]*?):\s+(\S.*?)\s*$/;

/** Unknown fields come and go with versions: none is insisted on. */
export function readJobInfo(lines: readonly string[]): JobInfo {
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = FIELD.exec(line) ?? [];
      return name && value ? [[name, value.replace(/\s+/g, ' ')] as const] : [];
    }),
  );
}

/** Seconds, from a field in ms; null where it is missing. */
export function secondsIn(info: JobInfo, name: string): number | null {
  const [, digits] = /^(\d+) ms$/.exec(info.get(name) ?? '') ?? [];
  return digits === undefined ? null : Number(digits) / 1000;
}
