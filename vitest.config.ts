import { defineConfig } from 'vitest/config';

const base = { environment: 'node' as const, env: { TZ: 'UTC', LC_ALL: 'C' } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...base,
          name: 'unit',
          include: ['{lib,runner,cli,components,scripts,app,rehearsal}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.{pg,rehearsal,testbed}.test.ts'],
        },
      },
      {
        test: {
          ...base,
          name: 'postgres',
          include: ['**/*.pg.test.ts'],
          exclude: ['node_modules/**'],
          globalSetup: ['scripts/test-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...base,
          name: 'rehearsal',
          include: ['**/*.rehearsal.test.ts'],
          exclude: ['node_modules/**'],
          globalSetup: ['scripts/test-database.ts'],
          // Beside other tests the machines' clocks could not be read closely enough for a valid trial.
          fileParallelism: false,
          testTimeout: 150_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...base,
          name: 'testbed',
          include: ['**/*.testbed.test.ts'],
          exclude: ['node_modules/**'],
          globalSetup: ['scripts/test-database.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
