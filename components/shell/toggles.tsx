'use client';

import { PanelLeft, SunMoon } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { setPreference } from './preferences.ts';

/** From light to dark or back, whatever was chosen or the system says. */
export function toggleTheme(): void {
  const chosen = document.documentElement.dataset['theme'];
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  setPreference('theme', (chosen ?? system) === 'dark' ? 'light' : 'dark');
}

export function ThemeToggle() {
  return (
    <Button aria-label="Light or dark" onClick={toggleTheme} size="icon" title="Light or dark" tone="quiet">
      <SunMoon aria-hidden="true" />
    </Button>
  );
}

export function FoldToggle() {
  const toggle = () =>
    setPreference('nav', document.documentElement.dataset['nav'] === 'folded' ? 'open' : 'folded');
  return (
    <Button aria-label="Fold navigation" onClick={toggle} size="icon" title="Fold navigation" tone="quiet">
      <PanelLeft aria-hidden="true" />
    </Button>
  );
}
