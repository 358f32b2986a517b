'use client';

import {
  ChartColumn,
  CircleQuestionMark,
  ClipboardCheck,
  FlaskConical,
  House,
  Plus,
  Server,
  Settings,
} from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '../ui/cn.ts';

const ITEMS = [
  { href: '/', label: 'Home', icon: House },
  { href: '/studies', label: 'Studies', icon: FlaskConical },
  { href: '/studies/new', label: 'New study', icon: Plus },
  { href: '/figures', label: 'Figures', icon: ChartColumn },
  { href: '/claims', label: 'Claims', icon: ClipboardCheck },
  { href: '/clusters', label: 'Clusters', icon: Server },
  { href: '/help', label: 'Help', icon: CircleQuestionMark },
  { href: '/settings', label: 'Settings', icon: Settings },
] as const;

/** The item whose address is the longest beginning of the path. */
function currentItem(path: string): string | undefined {
  const fits = ITEMS.filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)));
  return fits.sort((a, b) => b.href.length - a.href.length)[0]?.href;
}

export function NavItems({ onChoose }: { onChoose?: () => void }) {
  const current = currentItem(usePathname());
  return (
    <ul className="flex flex-col gap-0.5">
      {ITEMS.map(({ href, label, icon: Icon }) => (
        <li key={href}>
          <Link
            aria-current={current === href ? 'page' : undefined}
            className={cn(
              'flex h-8 items-center gap-3 rounded-md px-2.5 text-muted hover:bg-raised hover:text-ink',
              current === href && 'bg-raised font-medium text-ink',
            )}
            href={href}
            {...(onChoose && { onClick: onChoose })}
            title={label}
          >
            <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
            <span className="nav-word">{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
