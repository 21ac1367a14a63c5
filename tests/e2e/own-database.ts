import { randomBytes } from 'node:crypto'
import pg from 'pg'

type OwnDatabase = { url: string; drop(): Promise<void> }

/** An empty database on the PostgreSQL of the tests; nothing where there is none. */
export async function ownDatabase(): Promise<OwnDatabase | undefined> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) return undefined
  const name = `we_guide_test_${randomBytes(6).toString('hex')}`
  await run(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(server, `drop database ${name} with (force)`) }
}

async function run(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
