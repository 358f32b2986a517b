interface Lock {
  readonly owner: string;
  readonly token: number;
  readonly beat: number;
  readonly since: number;
  readonly note: string;
}

/** For tests: the locks on the machines of a model, by its clock; what the scripts on real machines do. */
export class ModelLocks {
  readonly on = new Map<string, Lock>();

  lock(node: string, [owner = '', token, stale, note = '']: string[], now: number): string {
    const found = this.on.get(node);
    const silent = found ? Math.floor(now - found.beat) : 0;
    const ours = found?.owner === owner && found.token <= Number(token);
    const said = `${silent} ${found ? Math.floor(found.since) : '-'} ${found?.note ?? ''}`;
    if (found && !ours && silent <= Number(stale)) return `held ${said}`;
    this.on.set(node, { owner, token: Number(token), beat: now, since: ours ? found.since : now, note });
    return `${ours ? 'kept' : found ? 'taken' : 'claimed'} ${said}`;
  }

  unlock(node: string, [owner, token]: string[]): string {
    const found = this.on.get(node);
    if (found?.owner === owner && found?.token === Number(token)) this.on.delete(node);
    return '';
  }
}
