import { test as base, expect } from '@playwright/test';

interface Options {
  /** Console errors that a test provokes on purpose. */
  readonly expectedErrors: readonly RegExp[];
}

/** A test that fails when the page complains in the console. */
export const test = base.extend<Options & { watchConsole: undefined }>({
  expectedErrors: [[], { option: true }],
  watchConsole: [
    async ({ page, expectedErrors }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
      });
      await use(undefined);
      expect(complaints.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
