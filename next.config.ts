import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import type { NextConfig } from 'next'
import { BUILDS_DIR, nextBuildDir } from './lib/config/build-dir.ts'

const config: NextConfig = {
  // A build has a folder of its own; live reload has none to keep.
  distDir: process.env.RELEASE_DIR ? relative(process.cwd(), nextBuildDir()) : BUILDS_DIR,
  poweredByHeader: false,
  // For what passes the server unchanged, such as feeds; pages are compressed by the server.
  compress: true,
  // `npm test` checks the types; Next's build does not support TypeScript 7.
  typescript: { ignoreBuildErrors: true },
  // esbuild runs a binary and mdx-bundler loads it: neither can be bundled. The others need not be:
  // compiling them, twice for pages and once for routes, took a third of the compiler's time.
  serverExternalPackages: [
    ...['mdx-bundler', 'esbuild', 'unified', 'remark-gfm', 'remark-mdx', 'remark-parse'],
    ...['remark-stringify', 'better-auth', '@better-auth/passkey', 'kysely', 'pg', 'nodemailer'],
    ...['zod', 'js-yaml', 'minisearch', 'prom-client'],
  ],
  rewrites: async () => ({
    // Before the files: the facts of today are a static page, which cannot see a query.
    beforeFiles: [
      {
        source: '/:locale(en|ru|kk)/facts',
        has: [{ type: 'query', key: 'on' }],
        destination: '/:locale/facts/on',
      },
      {
        // With answers of the plan, a guide says what it means for the reader.
        source: '/:locale(en|ru|kk)/guides/:slug([a-z0-9-]+)',
        has: [{ type: 'query', key: 'citizenship' }],
        destination: '/:locale/guides/:slug/plan',
      },
      {
        source: '/:locale(en|ru|kk)/guides/:slug([a-z0-9-]+).md',
        destination: '/:locale/guides/:slug/markdown',
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
  experimental: {
    // Cached pages do not need their code: load it on first use, for a faster start and less memory.
    preloadEntriesOnStart: false,
    // By default Next leaves one core idle: half of a small machine.
    cpus: availableParallelism(),
    // Writing the cache took 10 s per build, and only another build would read it.
    turbopackFileSystemCacheForBuild: false,
    // A page rendered for one day must not be found on disk by a start on another day.
    isrFlushToDisk: false,
  },
  // Reading pages are in our own page cache; this holds the others, such as feeds.
  cacheMaxMemorySize: 16 * 1024 * 1024,
}

export default config
