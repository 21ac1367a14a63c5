import { availableParallelism } from 'node:os'
import type { NextConfig } from 'next'
import { BUILD_DIR } from './lib/config/build-dir.ts'

const config: NextConfig = {
  distDir: BUILD_DIR,
  poweredByHeader: false,
  // Compressed by the front, which also serves what Next never sees.
  compress: true,
  // Types are checked by `npm test`; TypeScript 7 is not the compiler that Next's build calls.
  typescript: { ignoreBuildErrors: true },
  // esbuild runs a binary and mdx-bundler loads it: neither can be bundled. The others need not be:
  // compiling them, twice for pages and once for routes, took a third of the compiler's time.
  serverExternalPackages: [
    ...['mdx-bundler', 'esbuild', 'unified', 'remark-gfm', 'remark-mdx', 'remark-parse'],
    ...['remark-stringify', 'better-auth', '@better-auth/passkey', 'kysely', 'pg', 'nodemailer'],
    ...['zod', 'js-yaml', 'minisearch'],
  ],
  rewrites: async () => ({
    // Before the files: the ledger of today is one, and its page cannot see what is asked of it.
    beforeFiles: [
      {
        source: '/:locale(en|ru|kk)/facts',
        has: [{ type: 'query', key: 'on' }],
        destination: '/:locale/facts/on',
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
    // A start need not wait for pages that are answered from memory, nor hold what makes them.
    preloadEntriesOnStart: false,
    // Next would leave one core idle: on a small machine, half of it.
    cpus: availableParallelism(),
    // Writing what only another build would read took 10 s of each; editors' words need no build.
    turbopackFileSystemCacheForBuild: false,
    // A page pressed for one day must not be found on disk by a start on another day.
    isrFlushToDisk: false,
  },
  // Pages to read lie in the front; this holds only what passes it by, such as feeds.
  cacheMaxMemorySize: 16 * 1024 * 1024,
}

export default config
