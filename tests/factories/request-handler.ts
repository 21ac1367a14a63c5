import { once } from 'node:events'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { createLookup } from '#lib/server/cached-response.ts'
import { createClientAddress } from '#lib/server/client-address.ts'
import { createRequestHandler } from '#lib/server/request-handler.ts'
import type { CachedPages, ServerOptions } from '#lib/server/server-options.ts'

const OPTIONS = {
  dev: false,
  siteUrl: 'https://guide.example',
  internalKey: 'internal-key',
  metricsToken: undefined,
  rootPaths: new Set([
    '/icon.svg',
    '/healthz',
    '/readyz',
    '/metrics',
    '/desk',
    '/desk/',
    '/api/',
    '/_next/',
  ]),
  notFound: undefined,
  clientAddress: createClientAddress(['loopback']),
}

/** The port of a site as it is served, with an app and what else of it a test wants. */
export async function serveApp(
  given: Partial<ServerOptions> & Pick<ServerOptions, 'handle'>,
): Promise<number> {
  const options = { ...OPTIONS, ...given }
  const server = createServer(createRequestHandler(options, createLookup(options)))
  server.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A page cache as the server uses it: tools are plain and cached by address. */
export function cachedPages(pages: CachedPages['pages']): CachedPages {
  return {
    pages,
    isCachedByAddress: (path) => path.startsWith('/en/tools/'),
    isPlain: (path) => path.startsWith('/en/tools/'),
    optimize: (html) => ({ html, styleHash: 'sha256-styles' }),
    speculation: '{"prerender":[]}',
  }
}
