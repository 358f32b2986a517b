/** Runs before the first paint: the reader's theme and fold, so that nothing flashes or jumps. */
export const PREFERENCES_SCRIPT = `try{for(const k of ['theme','nav']){const v=localStorage.getItem(k);if(v)document.documentElement.dataset[k]=v}}catch{}`;

/** Remembers a choice in this browser; without storage it lasts until the page is left. */
export function setPreference(key: 'theme' | 'nav', value: string): void {
  document.documentElement.dataset[key] = value;
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private browsing: the choice is kept on the page only.
  }
}
