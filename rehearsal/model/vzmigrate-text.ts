/** vzmigrate 3.0.23's words, as captured in lib/platforms/openvz/fixtures. */

/** Its first lines; what fails before it asked anything prints no more of them. */
export function openingText(address: string, vm: string): string {
  return `OPT:-r\nOPT:--online\nOPT:-v\nOPT:${address}\nStarting online migration of CT ${vm} to ${address}\n`;
}

export function preparationText(vm: string): string {
  return [
    'OpenVZ is running...',
    `    Loading /etc/vz/vz.conf and /etc/vz/conf/${vm}.conf files`,
    'Preparing remote node',
    '    Copying config file',
    `Saved parameters for CT ${vm}`,
    '    Creating remote container root dir',
    '    Creating remote container private dir',
    'Syncing private',
    '',
  ].join('\n');
}

export const FROZEN_TEXT = 'Live migrating container...\n';

/** Its end with the table of times, seconds. */
export function arrivalText(copied: number, restored: number): string {
  return [
    '    Suspending container',
    '    Dumping container',
    '    Copying dumpfile',
    '    Undumping container',
    '    Resuming container',
    'Resuming...',
    '    Times:',
    `    \tCopy dump file:\t ${copied.toFixed(6)}`,
    `    \tUndump + Resume:\t ${restored.toFixed(6)}`,
    `    Total time: ${(copied + restored).toFixed(6)}`,
    'Cleanup',
    '    Killing container',
    '',
  ].join('\n');
}

/** Codes after which the container had been suspended and was resumed on the source. */
export const AFTER_SUSPENSION: readonly number[] = [7, 8, 13, 15];

const SAID: Readonly<Record<number, (vm: string) => string>> = {
  2: (vm) => `CT #${vm} is not running`,
  4: () => "Can't connect to destination address using public key",
  6: () => 'Failed to sync container private areas',
  7: () => 'Failed to undump container',
  8: () => 'Failed to dump container',
  9: (vm) => `CT #${vm} already exists on destination node`,
  10: (vm) => `CT #${vm} doesn't exist`,
  12: () => 'IP address already in use on destination node',
};

/** What it says when it fails. */
export function failureText(exitCode: number, vm: string): { stdout: string; stderr: string } {
  const words = SAID[exitCode]?.(vm) ?? 'rehearsed failure';
  return {
    stdout: AFTER_SUSPENSION.includes(exitCode) ? 'Resuming...\n' : '',
    stderr: `Error:  ${words}\n`,
  };
}
