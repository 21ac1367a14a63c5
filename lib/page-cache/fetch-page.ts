import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'

const agent = new Agent({ keepAlive: true, maxSockets: 2 })

/**
 * Asks the app for a page over the site's own port, as Next answers in requests only; undefined
 * when there is none at the address. The authorization opens nothing: it makes the request pass by
 * the edition.
 */
export async function askPage(
  { host, port }: { host: string; port: number },
  path: string,
): Promise<string | undefined> {
  const headers = { Authorization: 'Bearer press' }
  const req = request({ host, port, path, headers, agent, timeout: 30_000 })
  req.once('timeout', () => req.destroy(new Error('no answer')))
  req.end()
  const [res] = await once(req, 'response')
  const body = await text(res)
  if (res.statusCode === 404) return undefined
  const type = String(res.headers['content-type'])
  if (res.statusCode !== 200 || !type.startsWith('text/html')) {
    throw new Error(`the page was answered with ${res.statusCode}, ${type}`)
  }
  return body
}
