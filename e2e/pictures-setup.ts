import serve, { signIn } from './serve.ts';

/** `LAB_LINK` is a one-time address of a running app, whose studies are then shown; without it: a fresh app. */
export default async function setup(): Promise<() => Promise<void>> {
  const link = process.env['LAB_LINK'];
  if (!link) return serve();
  await signIn(link);
  process.env['LAB_URL'] = new URL(link).origin;
  return async () => {};
}
