import { LabError } from '#lib/domain/errors';

/** A machine that cannot be reached, or a connection that was lost: trying again may help. */
export class UnreachableError extends LabError {
  constructor(node: string, address: string, cause: unknown) {
    super('unreachable', `${node} (${address}) cannot be reached: ${messageOf(cause)}`, { cause });
  }
}

/** A machine on which a program hung that should have answered at once: as if it had not been reached. */
export class HungError extends UnreachableError {
  constructor(node: string, argv: readonly string[], seconds: number) {
    super(node, '', null);
    this.message = `"${argv.join(' ')}" on ${node} had not ended after ${seconds} s and was ended there.`;
  }
}

/** The machine is there and has no session free: the command was not run. */
export class NoSessionError extends UnreachableError {}

/** A host key that nobody confirmed. The connection ended before any authentication. */
export class HostKeyError extends LabError {
  constructor(
    node: string,
    address: string,
    readonly fingerprint: string,
    known: readonly string[],
  ) {
    const what =
      known.length > 0
        ? `has changed: it was ${known.join(' or ')}, now it is`
        : 'is not confirmed yet: it is';
    super(
      'host-key',
      `The host key of ${node} (${address}) ${what} ${fingerprint}. Confirm it on the cluster's page if it is right.`,
    );
  }
}

/** The machine answered and refused the login. */
export class LoginError extends LabError {
  constructor(node: string, user: string, cause: unknown) {
    super('login', `${node} refused ${user}: ${messageOf(cause)}. Check the user and the key file.`, {
      cause,
    });
  }
}

/** A remote command that was expected to succeed. */
export class CommandError extends LabError {
  constructor(
    node: string,
    argv: readonly string[],
    exitCode: number | null,
    stderr: string,
    seconds: number,
  ) {
    const said = stderr.trim().split('\n').slice(-3).join(' / ');
    super(
      'command',
      `"${argv.join(' ')}" on ${node} ended with exit code ${exitCode ?? 'none'} after ${seconds.toFixed(1)} s${said ? `: ${said}` : ''}`,
    );
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
