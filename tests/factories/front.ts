import { once } from 'node:events'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { makeFront } from '#lib/edition/front/front.ts'
import { makeFromMemory } from '#lib/edition/front/memory/from-memory.ts'
import type { FrontSettings } from '#lib/edition/front/settings.ts'
import { openWire } from '#lib/edition/wire/wire.ts'

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
  given: Partial<FrontSettings> & Pick<FrontSettings, 'handle'>,
): Promise<number> {
  const settings = { ...SETTINGS, ...given }
  const fromMemory = makeFromMemory(settings)
  const server = createServer(makeFront(settings, fromMemory))
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
