/** Loaded before a runner: each message is a number of seconds by which its wall clock is off from then on. */
const RealDate = Date;
let shiftMs = 0;

class JumpingDate extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    super(...((given.length === 0 ? [RealDate.now() + shiftMs] : given) as [number]));
  }

  static override now(): number {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = JumpingDate as DateConstructor;
process.on('message', (seconds) => {
  shiftMs = Number(seconds) * 1000;
});
process.channel?.unref();
