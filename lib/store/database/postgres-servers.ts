import type { ClientBase } from 'pg'
import pg from 'pg'
import { log } from '#lib/config/log.ts'

/**
 * The addresses of the servers that a `DATABASE_URL` names, as libpq reads it:
 * `postgres://user@one:5432,two/db` are a primary and its standbys. `pg` 8 knows one host only.
 */
export function serverUrls(databaseUrl: string): string[] {
  const [, before = '', hosts = '', after = ''] =
    /^(\w+:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/s.exec(databaseUrl) ?? []
  if (!hosts.includes(',')) return [databaseUrl]
  return hosts.split(',').map((host) => before + host + withoutTarget(after))
}

/** The servers of one address, of which the one that takes writes is used. */
class Servers {
  readonly urls: readonly string[]
  #at = 0

  constructor(databaseUrl: string) {
    this.urls = serverUrls(databaseUrl)
  }

  /** The address of the server that took writes last. */
  get current(): string {
    return this.urls[this.#at] ?? ''
  }

  /** Goes on to the next server, unless somebody else has done so since. */
  skip(tried: string): void {
    if (this.urls.length > 1 && tried === this.current) this.#at = (this.#at + 1) % this.urls.length
  }
}

/** All that are read from here take writes: that is what the parameter would ask for. */
function withoutTarget(rest: string): string {
  const [path = '', query = ''] = rest.split('?')
  const kept = query.split('&').filter((one) => one && !one.startsWith('target_session_attrs='))
  return kept.length > 0 ? `${path}?${kept.join('&')}` : path
}

/** One for each address: what one pool finds out holds for the others. */
const known = new Map<string, Servers>()

function serversOf(databaseUrl: string): Servers {
  const servers = known.get(databaseUrl) ?? new Servers(databaseUrl)
  known.set(databaseUrl, servers)
  return servers
}

/** Rejects where the server is a standby. */
async function checkWritable(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ on: string }>(
    `select current_setting('transaction_read_only') as on`,
  )
  if (rows[0]?.on === 'on') throw new Error('the server is a standby, which takes no writes')
}

/** Tries each server until one can be used; rejects with the last error when none can. */
async function firstUsable<T>(servers: Servers, use: (url: string) => Promise<T>): Promise<T> {
  for (let left = servers.urls.length; ; ) {
    const tried = servers.current
    try {
      return await use(tried)
    } catch (error) {
      servers.skip(tried)
      left -= 1
      if (left === 0) throw error
    }
  }
}

/**
 * A connection whose loss does not end the process: the pool listens only to those that are idle.
 * What was under way on it is rejected in any case.
 */
class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }
}

/** Connects to the server that takes writes. */
export function openClient(databaseUrl: string, config: pg.ClientConfig = {}): Promise<pg.Client> {
  const servers = serversOf(databaseUrl)
  return firstUsable(servers, async (connectionString) => {
    const client = new Client({ ...config, connectionString })
    try {
      await client.connect()
      if (servers.urls.length > 1) await checkWritable(client)
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
  })
}

/** Opens a pool whose new connections lead to the server that took writes last. */
export function openPool(databaseUrl: string, limits: pg.PoolConfig): pg.Pool {
  const servers = serversOf(databaseUrl)
  class CurrentClient extends Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, connectionString: servers.current })
    }
  }
  const pool = new pg.Pool({
    keepAlive: true,
    application_name: 'we-guide',
    ...limits,
    Client: CurrentClient,
    ...(servers.urls.length > 1 && { onConnect: checkWritable }),
  })
  // Without a listener, a connection that the server drops while idle would end the process.
  pool.on('error', (error) => log.warn('database connection lost', { error: error.message }))
  return pool
}

/** Takes a connection of a pool; where there are several servers, of the one that takes writes. */
export function takeConnection(databaseUrl: string, pool: pg.Pool): Promise<pg.PoolClient> {
  return firstUsable(serversOf(databaseUrl), () => pool.connect())
}
