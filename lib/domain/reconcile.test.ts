import { expect, it } from 'vitest';
import { type HostAnswer, reconcileMove } from './reconcile.ts';

const move = { key: 'round-1/101', vm: '101', from: 'hA', to: 'hB', going: false };
const says = (host: string, state?: 'running' | 'suspended'): HostAnswer => ({
  host,
  sightings: [{ vm: '102', state: 'running' }, ...(state ? [{ vm: '101', state }] : [])],
});

it.each([
  ['on the destination alone', [says('hA'), says('hB', 'running')], 'arrived', 'VM 101 runs on hB alone.'],
  [
    'left suspended here',
    [says('hA', 'suspended'), says('hB', 'running')],
    'arrived',
    'VM 101 runs on hB alone.',
  ],
  ['at the source alone', [says('hA', 'running'), says('hB')], 'at-source', 'VM 101 runs on hA alone.'],
  [
    'at the source with a suspended copy at the destination',
    [says('hA', 'running'), says('hB', 'suspended')],
    'unsettled',
    'VM 101 runs on hA and stands suspended on hB: it may still be moving.',
  ],
  [
    'on both',
    [says('hA', 'running'), says('hB', 'running')],
    'unsettled',
    'VM 101 runs on hA and hB at once.',
  ],
  [
    'on neither',
    [says('hA', 'suspended'), says('hB')],
    'unsettled',
    'VM 101 runs on neither host (suspended on hA).',
  ],
  [
    'perhaps on a host that is silent',
    [says('hA', 'running'), { host: 'hB', silent: 'hB cannot be reached.' }],
    'unsettled',
    'VM 101 may be anywhere: hB did not say where it is: hB cannot be reached.',
  ],
] as [string, HostAnswer[], string, string][])('settles a VM that runs %s', (_, answers, found, reason) => {
  const { going: _going, ...named } = move;
  expect(reconcileMove(move, answers)).toEqual({ ...named, found, reason });
});

it('settles nothing while its command is still under way', () => {
  const answers = [says('hA', 'running'), says('hB')];
  expect(reconcileMove({ ...move, going: true }, answers)).toMatchObject({
    found: 'unsettled',
    reason: 'VM 101 is still being moved by the command on hA.',
  });
});
