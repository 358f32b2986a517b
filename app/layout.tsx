import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Notifier } from '#components/live/notifier';
import { Keyboard } from '#components/shell/keyboard';
import { Navigation } from '#components/shell/navigation';
import { PREFERENCES, type Preference } from '../components/shell/preferences.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'migration-lab', template: '%s · migration-lab' },
  description: 'Live-migration experiments on a real cluster, from the browser to the figure',
};

/** A remembered choice; nothing when it was never made, or not by us. */
async function preference(key: Preference): Promise<string | undefined> {
  const value = (await cookies()).get(key)?.value;
  return PREFERENCES[key].find((known) => known === value);
}

export default async function Layout({ children }: { children: ReactNode }) {
  return (
    <html
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      data-keys={await preference('keys')}
      data-nav={await preference('nav')}
      data-theme={await preference('theme')}
      lang="en"
    >
      <body>
        <a
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-paper focus:px-3 focus:py-2"
          href="#content"
        >
          Skip to content
        </a>
        <Navigation />
        <Keyboard />
        <Notifier />
        <main className="px-4 py-6 md:ml-(--nav-width) md:px-8" id="content">
          <div className="mx-auto max-w-[90rem]">{children}</div>
        </main>
      </body>
    </html>
  );
}
