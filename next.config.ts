import type { NextConfig } from 'next'
import { BUILD_DIR } from './lib/edition/build-dir.ts'

const config: NextConfig = {
  distDir: BUILD_DIR,
  poweredByHeader: false,
  // Compressed by the front, which also serves what Next never sees.
  compress: true,
  // Types are checked by `npm test`; TypeScript 7 is not the compiler that Next's build calls.
  typescript: { ignoreBuildErrors: true },
  // esbuild runs a binary and mdx-bundler loads it: neither can be bundled.
  serverExternalPackages: ['mdx-bundler', 'esbuild'],
  experimental: {
    // A page pressed for one day must not be found on disk by a start on another day.
    isrFlushToDisk: false,
  },
}

export default config
