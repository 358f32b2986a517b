/** Choices of a reader that the server must know, so that nothing flashes or jumps: kept in cookies. */
export const PREFERENCES = {
  theme: ['light', 'dark'],
  nav: ['open', 'folded'],
  keys: ['on', 'off'],
} as const;

export type Preference = keyof typeof PREFERENCES;

const YEAR_SECONDS = 365 * 24 * 3600;

/** Applies a choice at once and remembers it in this browser. */
export function setPreference(key: Preference, value: string): void {
  document.documentElement.dataset[key] = value;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${key}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}
