import { type NextRequest, NextResponse } from 'next/server';
import { foreignRequest } from '#lib/domain/same-origin';
import { isSession } from '#lib/store/access';
import { database } from '#lib/store/client';

const COOKIE = 'migration-lab-session';
const DATABASE_AWAY =
  'The database does not answer. What npm start prints says why; trials under way are taken up again once it does.';
const OPEN_PATHS = ['/enter', '/api/v1/health'];

/** Imports ask the same themselves: whatever passes here is kept in memory, and cut after ten megabytes. */
export const config = {
  matcher: ['/((?!_next/static|_next/image|icon.svg|favicon.ico|fonts/|api/v1/imports$).*)'],
};

/** Before any page: the right name (against DNS rebinding), the right origin (against forgery), a session. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const foreign = foreignRequest(request);
  if (foreign) return refuse(403, foreign);
  if (OPEN_PATHS.includes(request.nextUrl.pathname)) return NextResponse.next();
  const secret = request.cookies.get(COOKIE)?.value;
  try {
    if (secret && (await isSession(database(), secret, new Date()))) return NextResponse.next();
  } catch (error) {
    console.error('No session can be looked up:', error);
    return refuse(503, DATABASE_AWAY);
  }
  if (request.nextUrl.pathname.startsWith('/api/'))
    return refuse(401, 'No session: open the address that npm start printed.');
  return NextResponse.rewrite(new URL('/enter', request.url));
}

function refuse(status: number, reason: string): NextResponse {
  return NextResponse.json({ error: reason }, { status });
}
