import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { z } from 'zod'
import type { StoreSettings } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'

const tables = z.array(z.object({ name: z.string() }))

/** The content of all tables of a store as one text, for searching. */
export async function readAllTables({ databaseUrl, dataDir }: StoreSettings): Promise<string> {
  return databaseUrl ? readPostgres(databaseUrl) : readSqlite(sqliteFile(dataDir))
}

function readSqlite(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const names = tables.parse(
      database.prepare(`select name from sqlite_schema where type = 'table'`).all(),
    )
    const rows = names.flatMap(({ name }) => database.prepare(`select * from "${name}"`).all())
    return rows.flatMap((row) => Object.values(row).map(asText)).join('\n')
  } finally {
    database.close()
  }
}

function asText(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value)
}

async function readPostgres(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    const texts: string[] = []
    for (const { name } of tables.parse(rows)) {
      const found = await client.query(`select t::text as row from "${name}" t`)
      texts.push(
        ...z
          .array(z.object({ row: z.string() }))
          .parse(found.rows)
          .map(({ row }) => row),
      )
    }
    return texts.join('\n')
  } finally {
    await client.end()
  }
}

/** The bytes of all files in a folder, recursively, as one text, for searching. */
export async function readFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const texts = files.map((file) => readFile(join(file.parentPath, file.name), 'utf8'))
  return (await Promise.all(texts)).join('\n')
}
