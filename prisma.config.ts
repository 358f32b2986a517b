import { defineConfig } from 'prisma/config';

// Prisma's native schema engine is a download of its own; the stand-in serves the same protocol from npm.
if (process.platform !== 'win32')
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= `${import.meta.dirname}/scripts/prisma-schema-engine.mjs`;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
