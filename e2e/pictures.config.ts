import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Pictures for README and docs and the contact sheet, of a running app (LAB_LINK) or of one that is started for them. */
export default defineConfig({
  ...tests,
  testMatch: ['pictures.ts', 'contact-sheet.ts'],
  globalSetup: './pictures-setup.ts',
  outputDir: '../test-results/pictures',
  reporter: 'list',
  use: { ...tests.use, viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 },
});
