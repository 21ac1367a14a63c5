import { once } from 'node:events'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { createLookup } from '#lib/server/cached/lookup.ts'
import { createRequestHandler } from '#lib/server/request-handler.ts'
import type { ServerOptions } from '#lib/server/server-options.ts'
import { openWire } from '#lib/server/wire/wire.ts'

const SETTINGS = {
  dev: false,
  siteUrl: 'https://guide.example',
  internalKey: 'internal-key',
  metricsToken: undefined,
  publicFiles: new Set(['/icon.svg']),
  notFound: undefined,
}

/** The port of a site as it is served, with an app and what else of it a test wants. */
export async function serveFront(
  given: Partial<ServerOptions> & Pick<ServerOptions, 'handle'>,
): Promise<number> {
  const settings = { ...SETTINGS, ...given }
  const fromMemory = createLookup(settings)
  const server = createServer(createRequestHandler(settings, fromMemory))
  const wire = openWire(server, fromMemory)
  server.listen(0, '127.0.0.1')
  onTestFinished(() => {
    wire.close()
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
