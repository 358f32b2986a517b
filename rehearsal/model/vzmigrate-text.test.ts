import { describe, expect, it } from 'vitest';
import { openvz } from '#lib/platforms/openvz/platform';
import {
  AFTER_SUSPENSION,
  arrivalText,
  FROZEN_TEXT,
  failureText,
  openingText,
  preparationText,
} from './vzmigrate-text.ts';

const begun = openingText('10.0.10.12', '101') + preparationText('101');
const CODES = Array.from({ length: 20 }, (_, i) => i + 1);

describe('vzmigrate’s text from the model', () => {
  it('is read as a migration that went well, with its times', () => {
    const stdout = begun + FROZEN_TEXT + arrivalText(1.5, 0.25);
    expect(openvz.parseMove({ exitCode: 0, stdout, stderr: '' })).toMatchObject({
      outcome: 'ok',
      suspendedSeconds: 1.75,
      stages: [
        { name: 'copy', seconds: 1.5 },
        { name: 'restore', seconds: 0.25 },
      ],
    });
  });

  it.each(CODES)('is read as failed for exit code %i, with the VM on its source', (exitCode) => {
    const { stdout, stderr } = failureText(exitCode, '101');
    const frozen = AFTER_SUSPENSION.includes(exitCode);
    const text = begun + (frozen ? FROZEN_TEXT : '') + stdout;
    const { outcome, reason } = openvz.parseMove({ exitCode, stdout: text, stderr });
    expect(outcome).toBe('failed');
    expect(reason).toContain(`Exit code ${exitCode}:`);
    expect(reason).toMatch(frozen ? /runs on at the source/ : /was not touched|never said that it suspended/);
  });
});
