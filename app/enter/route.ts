import { redeemLink } from '#lib/store/access';
import { database } from '#lib/store/client';
import { SESSION_COOKIE } from '../session.ts';

export const dynamic = 'force-dynamic';

const PAGE = (message: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>migration-lab</title>
<style>:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:34rem;margin:18vh auto;padding:0 1.25rem}
code{font:14px ui-monospace,monospace;background:color-mix(in srgb,currentColor 8%,transparent);padding:.15em .4em;border-radius:4px}</style>
<h1>migration-lab</h1><p>${message}</p>
<p>Open the address that <code>npm start</code> printed, or ask for a new one with
<code>npm run --silent lab -- link</code>. An address works once; this browser then stays signed in for 30 days.</p></html>`;

/** Redeems a one-time link: a session cookie, and the token out of the address bar. */
export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('token');
  if (!token) return page('This browser has no session yet.', 401);
  const session = await redeemLink(database(), token, new Date());
  if (!session) return page('This address was used before or is too old.', 401);
  const cookie = `${SESSION_COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${30 * 24 * 3600}`;
  return new Response(null, {
    status: 303,
    headers: { Location: '/', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' },
  });
}

function page(message: string, status: number): Response {
  return new Response(PAGE(message), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
