const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const SAFE_METHODS = ['GET', 'HEAD'];

interface Asked {
  readonly method: string;
  readonly headers: { get(name: string): string | null };
}

/** Why a request is not one of our own pages': the right name (against DNS rebinding), the right origin (against forgery). */
export function foreignRequest({ method, headers }: Asked): string | null {
  const host = headers.get('host') ?? '';
  if (!LOOPBACK_NAMES.includes(host.replace(/:\d+$/, '')))
    return `migration-lab answers on loopback names only, not as "${host}".`;
  if (!SAFE_METHODS.includes(method) && headers.get('origin') !== `http://${host}`)
    return 'This request came from another site.';
  return null;
}
