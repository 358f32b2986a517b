/** An error a person can act on: `code` for programs, the message says what happened and what to do. */
export class LabError extends Error {
  constructor(
    readonly code: LabErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'LabError';
  }
}

export type LabErrorCode =
  | 'bad-input'
  | 'not-found'
  | 'conflict'
  | 'not-allowed'
  | 'unreachable'
  | 'host-key'
  | 'login'
  | 'command'
  | 'lease-lost'
  | 'in-use'
  | 'cancelled';
