import { openClient } from '../database/postgres-servers.ts'
import {
  BATCH,
  INDEX_COLUMNS,
  isMoved,
  NOTE_TABLE,
  type Row,
  type Side,
  type Table,
  type Value,
} from './side.ts'

type Column = { table: string; name: string; type: string; place: number | null }

const COLUMNS = `
  select c.table_name as table, c.column_name as name, c.data_type as type,
    array_position(i.indkey::int2[], c.ordinal_position::int2) as place
  from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  left join pg_index i on i.indisprimary
    and i.indrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
  where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
  order by c.table_name, c.column_name`

const PARENTS = `
  select conrelid::regclass::text as table, confrelid::regclass::text as parent
  from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`

/** Values of one statement; PostgreSQL takes 65,535. */
const MAX_VALUES = 30_000

/** Opens a PostgreSQL store for a move; its tables have to be up to date. */
export async function openPostgresSide(databaseUrl: string): Promise<Side> {
  const client = await openClient(databaseUrl, {
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  const types = new Map<string, Map<string, string>>()
  let isHolding = false
  let cursors = 0
  const id = (name: string): string => client.escapeIdentifier(name)

  async function inTransaction<T>(work: () => Promise<T>): Promise<T> {
    if (isHolding) return work()
    await client.query('begin')
    try {
      const result = await work()
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }

  async function tables(): Promise<Table[]> {
    const { rows } = await client.query<Column>(COLUMNS)
    const foreign = await client.query<{ table: string; parent: string }>(PARENTS)
    const names = [...new Set(rows.map(({ table }) => table))].filter(isMoved)
    return names.map((name) => {
      const found = rows.filter((one) => one.table === name && !INDEX_COLUMNS.includes(one.name))
      const key = found.filter(({ place }) => place !== null)
      key.sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
      if (key.length === 0) throw new Error(`the table ${name} has no key`)
      const rest = found.filter(({ place }) => place === null)
      rest.sort((a, b) => (a.name < b.name ? -1 : 1))
      types.set(name, new Map(found.map((one) => [one.name, one.type])))
      const parents = foreign.rows.filter(({ table }) => table === name)
      return {
        name,
        columns: [...key, ...rest].map((one) => one.name),
        keyLength: key.length,
        parents: [...new Set(parents.map(({ parent }) => parent))].sort(),
      }
    })
  }

  const typeOf = (table: Table, column: string) => types.get(table.name)?.get(column) ?? 'text'

  function toRow(table: Table, found: unknown[]): Row {
    return found.map((value, at): Value => {
      if (value === null || value === undefined) return null
      if (value instanceof Date) return value.toISOString()
      if (typeof value === 'boolean') return Number(value)
      if (typeof value === 'number') return value
      // The driver gives large whole numbers as text.
      const type = typeOf(table, table.columns[at] ?? '')
      return type === 'bigint' || type === 'numeric' ? Number(value) : String(value)
    })
  }

  function toValue(table: Table, row: Row, at: number): Value | boolean {
    const value = row[at] ?? null
    const isYesNo = typeOf(table, table.columns[at] ?? '') === 'boolean'
    return value !== null && isYesNo ? Boolean(value) : value
  }

  function keyMatches({ columns, keyLength }: Table, from: number): string {
    const key = columns.slice(0, keyLength)
    return key.map((column, at) => `${id(column)} = $${from + at}`).join(' and ')
  }

  return {
    name: withoutPassword(databaseUrl),

    tables,

    async *rows(table) {
      const { columns, keyLength } = table
      const order = columns.slice(0, keyLength).map((column) => {
        const isText = /text|char/.test(typeOf(table, column))
        return isText ? `${id(column)} collate "C"` : id(column)
      })
      const cursor = `move_${cursors++}`
      if (!isHolding) await client.query('begin transaction isolation level repeatable read')
      try {
        await client.query(
          `declare ${cursor} cursor for select ${columns.map(id).join(', ')}
             from ${id(table.name)} order by ${order.join(', ')}`,
        )
        for (;;) {
          const text = `fetch ${BATCH} from ${cursor}`
          const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' })
          for (const row of rows) yield toRow(table, row)
          if (rows.length < BATCH) return
        }
      } finally {
        await client.query(isHolding ? `close ${cursor}` : 'commit')
      }
    },

    async count({ name }) {
      const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${id(name)}`)
      return Number(rows[0]?.n)
    },

    async insert(table, rows) {
      const { name, columns } = table
      const most = Math.max(1, Math.floor(MAX_VALUES / columns.length))
      await inTransaction(async () => {
        for (let from = 0; from < rows.length; from += most) {
          const part = rows.slice(from, from + most)
          const places = part.map((_, row) => {
            const one = columns.map((_, at) => `$${row * columns.length + at + 1}`)
            return `(${one.join(', ')})`
          })
          await client.query(
            `insert into ${id(name)} (${columns.map(id).join(', ')}) values ${places.join(', ')}`,
            part.flatMap((row) => columns.map((_, at) => toValue(table, row, at))),
          )
        }
      })
    },

    async update(table, rows) {
      const { name, columns, keyLength } = table
      const set = columns.map((column, at) => `${id(column)} = $${at + 1}`).slice(keyLength)
      // The words of a changed recommendation are indexed again.
      if (name === 'recommendations') set.push('search = null')
      if (set.length === 0) return
      await inTransaction(async () => {
        for (const row of rows) {
          await client.query(
            `update ${id(name)} set ${set.join(', ')} where ${keyMatches(table, 1)}`,
            columns.map((_, at) => toValue(table, row, at)),
          )
        }
      })
    },

    async delete(table, rows) {
      await inTransaction(async () => {
        for (const row of rows) {
          await client.query(
            `delete from ${id(table.name)} where ${keyMatches(table, 1)}`,
            row.slice(0, table.keyLength),
          )
        }
      })
    },

    async holdWrites() {
      const names = (await tables()).map(({ name }) => id(name))
      await client.query('begin')
      isHolding = true
      await client.query(`lock table ${names.join(', ')} in exclusive mode`)
    },

    async readNote() {
      const found = await client.query(`select to_regclass('${NOTE_TABLE}') as name`)
      if (found.rows[0]?.name === null) return undefined
      const { rows } = await client.query<{ source: string }>(`select source from ${NOTE_TABLE}`)
      return rows[0]?.source
    },

    async writeNote(from) {
      await inTransaction(async () => {
        await client.query(`create table ${NOTE_TABLE} (source text not null)`)
        await client.query(`insert into ${NOTE_TABLE} values ($1)`, [from])
      })
    },

    async removeNote() {
      await client.query(`drop table if exists ${NOTE_TABLE}`)
    },

    async close() {
      if (isHolding) await client.query('rollback')
      await client.end()
    },
  }
}

function withoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.password = ''
  return url.href
}
