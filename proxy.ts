import { type NextRequest, NextResponse } from 'next/server';
import { isSession } from '#lib/store/access';
import { database } from '#lib/store/client';

const COOKIE = 'migration-lab-session';
const OPEN_PATHS = ['/enter', '/api/v1/health'];
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const SAFE_METHODS = ['GET', 'HEAD'];

export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg|favicon.ico|fonts/).*)'] };

/** Before any page: the right name (against DNS rebinding), the right origin (against forgery), a session. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const host = request.headers.get('host') ?? '';
  if (!LOOPBACK_NAMES.includes(host.replace(/:\d+$/, '')))
    return refuse(403, `migration-lab answers on loopback names only, not as "${host}".`);
  const origin = request.headers.get('origin');
  if (!SAFE_METHODS.includes(request.method) && origin !== `http://${host}`)
    return refuse(403, 'This request came from another site.');
  if (OPEN_PATHS.includes(request.nextUrl.pathname)) return NextResponse.next();
  const secret = request.cookies.get(COOKIE)?.value;
  if (secret && (await isSession(database(), secret, new Date()))) return NextResponse.next();
  if (request.nextUrl.pathname.startsWith('/api/'))
    return refuse(401, 'No session: open the address that npm start printed.');
  return NextResponse.rewrite(new URL('/enter', request.url));
}

function refuse(status: number, reason: string): NextResponse {
  return NextResponse.json({ error: reason }, { status });
}
