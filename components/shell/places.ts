/** Somewhere to go. */
export interface Place {
  readonly group: string;
  readonly label: string;
  readonly detail: string;
  readonly href: string;
}

/** The pages, and the keys that go there: `g` and then one. */
export const PAGES: readonly (Place & { readonly key: string })[] = [
  { key: 'h', group: 'Pages', label: 'Home', detail: 'what is under way', href: '/' },
  { key: 's', group: 'Pages', label: 'Studies', detail: 'all of them', href: '/studies' },
  { key: 'n', group: 'Pages', label: 'New study', detail: 'declare and launch', href: '/studies/new' },
  { key: 'm', group: 'Pages', label: 'Compare', detail: 'two studies side by side', href: '/compare' },
  { key: 'f', group: 'Pages', label: 'Figures', detail: 'the thesis’ and your own', href: '/figures' },
  { key: 'l', group: 'Pages', label: 'Claims', detail: 'sentences and their numbers', href: '/claims' },
  { key: 'c', group: 'Pages', label: 'Clusters', detail: 'hosts, VMs, fabrics', href: '/clusters' },
  { key: 'r', group: 'Pages', label: 'Rehearsal', detail: 'the modelled cluster', href: '/rehearsal' },
  { key: 'e', group: 'Pages', label: 'Settings', detail: 'this browser, notices', href: '/settings' },
  { key: 'i', group: 'Pages', label: 'Help', detail: 'the user guide', href: '/help' },
];
