import { z } from 'zod';

/** What `iperf3 -J` ends with. With another kind of end, such as an error, only `error` is there. */
const Report = z.object({
  error: z.string().optional(),
  end: z.object({
    sum_sent: z.object({ retransmits: z.number().optional() }).optional(),
    sum_received: z.object({ bits_per_second: z.number() }).optional(),
    cpu_utilization_percent: z.object({ host_total: z.number(), remote_total: z.number() }).optional(),
  }),
});

/** One measurement: what arrived, Mb/s, and what may have held it back. */
export interface IperfReading {
  readonly mbps: number;
  readonly retransmits: number;
  /** Of the busier end, 0 to 1 and more with several cores. */
  readonly busy: number;
}

/**
 * Reads the JSON of a client. iperf3 3.12 ends with 0 although it could not connect: only `error` tells.
 * @returns the sentence of what went wrong instead of a reading
 */
export function parseIperf(stdout: string): IperfReading | { readonly problem: string } {
  const report = Report.safeParse(jsonOf(stdout));
  if (!report.success)
    return { problem: `iperf3 printed no report: ${stdout.trim().slice(-200) || 'nothing'}` };
  const { error, end } = report.data;
  if (error !== undefined) return { problem: `iperf3: ${error}` };
  if (!end.sum_received) return { problem: 'iperf3 reported nothing that was received' };
  const { host_total = 0, remote_total = 0 } = end.cpu_utilization_percent ?? {};
  return {
    mbps: end.sum_received.bits_per_second / 1e6,
    retransmits: end.sum_sent?.retransmits ?? 0,
    busy: Math.max(host_total, remote_total) / 100,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
