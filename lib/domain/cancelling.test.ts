import { describe, expect, it } from 'vitest';
import type { MoveReport } from './adapters.ts';
import { describeCancelling } from './cancelling.ts';
import { aHistory } from './test-builders.ts';

const readMove = ({ exitCode }: { exitCode: number | null }): MoveReport => ({
  outcome: exitCode === 0 ? 'ok' : 'failed',
  reason: '',
  suspendedSeconds: null,
  stages: [],
});
const tell = (history: ReturnType<typeof aHistory>) =>
  describeCancelling(history.events, 'launcher', 600, readMove);
const started = (key: string, node: string) => ({
  ...{ key, node, claimed: true, pid: 1, bootId: 'b', startedWall: 0, startedUptime: 0 },
});
const cancelledInRound = () =>
  aHistory()
    .add('command-started', started('launch', 'launcher'))
    .ran('round-1/102', 'hB', 1, 2)
    .add('command-started', started('round-1/101', 'hA'))
    .add('cancel-seen', {});
const clean = (history: ReturnType<typeof aHistory>) =>
  history.add('step-finished', { step: 'sweep-after' }).add('step-finished', { step: 'go-home' });

describe('a trial that is being stopped', () => {
  it('says which migrations are under way and how long they may take', () => {
    expect(tell(cancelledInRound())).toMatchObject({
      now: '1 migration is under way (VM 101). It may arrive, for up to 600 s; then the VMs go home.',
    });
    expect(tell(aHistory().add('cancel-seen', {})).now).toContain('No migration is under way.');
    const home = aHistory().add('cancel-seen', {}).add('command-started', started('go-home/101', 'hB'));
    expect(tell(home).now).toBe('On their way home: VM 101.');
  });
});

describe('a trial that was stopped', () => {
  it('says what became of application, migrations, VMs and what it left', () => {
    const history = cancelledInRound()
      .ran('launch', 'launcher', 0, 3, 143)
      .ran('round-1/101', 'hA', 1, 4)
      .ran('go-home/101', 'hB', 5, 6);
    expect(tell(clean(history)).done).toBe('application ended, 1 migration arrived, VMs home, nothing left');
  });

  it('names what failed, what is quarantined and what survived', () => {
    const history = aHistory()
      .add('cancel-seen', {})
      .ran('round-1/101', 'hA', 1, 4, 7)
      .add('migration-reconciled', {
        ...{ key: 'round-1/102', vm: '102', from: 'hA', to: 'hB', found: 'unsettled', reason: '' },
      })
      .add('leftovers-found', { moment: 'sweep-after', node: 'launcher', processes: ['7 x'], left: ['7 x'] });
    expect(tell(history).done).toBe(
      'no application had begun, 1 migration failed, VM 102 quarantined, VMs not home, still there: launcher pid 7 x',
    );
  });

  it('counts what had stayed and was ended', () => {
    const history = aHistory()
      .ran('launch', 'launcher', 0, 1)
      .add('cancel-seen', {})
      .add('leftovers-found', {
        moment: 'end-application',
        node: 'vm 101',
        processes: ['7 x', '8 y'],
        left: [],
      });
    expect(tell(clean(history)).done).toBe(
      'the application had ended by itself, VMs home, 2 left-over processes ended, nothing left',
    );
  });
});
