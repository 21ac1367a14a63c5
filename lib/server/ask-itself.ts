import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { INTERNAL_HEADER, REVALIDATE_PATH } from '#lib/config/internal-request.ts'

const RENDER_TIMEOUT_MS = 30_000

/** Where a process asks itself, as Next renders in requests only. */
export type OwnAddress = {
  host: string
  /** The host as it stands in a URL. */
  bracketed: string
  port: number
  /** The value of the header that tells its own requests from a reader's. */
  key: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 })

/**
 * Renders a page by the app, past the page cache; undefined when there is none at the address.
 * Rejects when rendering fails or takes too long.
 */
export async function renderPage(own: OwnAddress, address: string): Promise<string | undefined> {
  const req = request({ ...requestTo(own), path: address, agent, timeout: RENDER_TIMEOUT_MS })
  req.once('timeout', () => req.destroy(new Error('no answer')))
  req.end()
  const [res] = await once(req, 'response')
  const body = await text(res)
  if (res.statusCode < 500 && res.statusCode !== 200) return undefined
  const type = String(res.headers['content-type'])
  if (res.statusCode !== 200 || !type.startsWith('text/html')) {
    throw new Error(`the page was answered with ${res.statusCode}, ${type}`)
  }
  return body
}

/** Has the app render every prerendered page anew when it is next asked for it. */
export async function outdatePages(own: OwnAddress): Promise<void> {
  const { host, port, headers } = requestTo(own)
  const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' }
  const req = request({
    ...{ host, port, path: REVALIDATE_PATH, method: 'POST', headers: form },
    agent: new Agent(),
  })
  req.end()
  const [res] = await once(req, 'response')
  res.resume()
  if (res.statusCode !== 204) throw new Error(`${REVALIDATE_PATH} answered ${res.statusCode}`)
}

/** A page as the build made it beforehand; undefined when it has not. */
export async function readBuiltPage(buildDir: string, path: string): Promise<string | undefined> {
  return readFile(join(buildDir, 'server/app', `${path}.html`), 'utf8').catch(() => undefined)
}

function requestTo({ host, port, key }: OwnAddress) {
  return { host, port, headers: { [INTERNAL_HEADER]: key } }
}
