import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { retryWhileBusy } from '../database/sqlite-driver.ts'
import { INDEX_COLUMNS, isMoved, NOTE_TABLE, type Row, type Side, type Table } from './side.ts'

type Column = { name: string; type: string; pk: number }

/** Opens a SQLite store for a move; its tables have to be up to date. */
export async function openSqliteSide(file: string): Promise<Side> {
  if (!existsSync(file)) throw new Error(`there is no store “${file}”`)
  const database = new DatabaseSync(file, { timeout: 50, enableForeignKeyConstraints: true })
  const instants = new Map<string, Set<string>>()

  function all<T>(sql: string): T[] {
    return database.prepare(sql).all() as T[]
  }

  async function inTransaction(work: () => void): Promise<void> {
    if (database.isTransaction) return work()
    await retryWhileBusy(() => database.exec('begin immediate'))
    try {
      work()
      database.exec('commit')
    } catch (error) {
      if (database.isTransaction) database.exec('rollback')
      throw error
    }
  }

  function readTable(name: string): Table {
    const found = all<Column>(`pragma table_info(${id(name)})`)
    const columns = found.filter((one) => !INDEX_COLUMNS.includes(one.name))
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    if (key.length === 0) throw new Error(`the table ${name} has no key`)
    const rest = columns.filter(({ pk }) => pk === 0).sort((a, b) => (a.name < b.name ? -1 : 1))
    const dates = columns.filter(({ type }) => type.toLowerCase() === 'date')
    instants.set(name, new Set(dates.map((one) => one.name)))
    const foreign = all<{ table: string }>(`pragma foreign_key_list(${id(name)})`)
    return {
      name,
      columns: [...key, ...rest].map((one) => one.name),
      keyLength: key.length,
      parents: [...new Set(foreign.map(({ table }) => table))].sort(),
    }
  }

  /** Better-auth writes instants as the text or as the number that its adapter was given. */
  function toRow({ name, columns }: Table, found: unknown[]): Row {
    return columns.map((column, at) => {
      const value = found[at] ?? null
      if (value === null || !instants.get(name)?.has(column)) return value as Row[number]
      return new Date(value as string | number).toISOString()
    })
  }

  /** Rows of the index are numbered in the order of arrival: what changes is indexed anew, with all. */
  function forgetWords(table: Table): void {
    if (table.name !== 'recommendations') return
    database.exec('delete from recommendation_search; update recommendations set search_row = null')
  }

  const keyOf = ({ columns, keyLength }: Table) => columns.slice(0, keyLength).map(id)

  return {
    name: file,

    tables: async () =>
      all<{ name: string }>(`select name from sqlite_schema where type = 'table' order by name`)
        .filter(({ name }) => isMoved(name))
        .map(({ name }) => readTable(name)),

    *rows(table) {
      const columns = table.columns.map(id).join(', ')
      const statement = database.prepare(
        `select ${columns} from ${id(table.name)} order by ${keyOf(table).join(', ')}`,
      )
      statement.setReturnArrays(true)
      for (const row of statement.iterate()) yield toRow(table, row as unknown as unknown[])
    },

    count: async ({ name }) =>
      all<{ n: number }>(`select count(*) as n from ${id(name)}`)[0]?.n ?? 0,

    insert: (table, rows) =>
      inTransaction(() => {
        const statement = database.prepare(
          `insert into ${id(table.name)} (${table.columns.map(id).join(', ')})
             values (${table.columns.map(() => '?').join(', ')})`,
        )
        for (const row of rows) statement.run(...row)
      }),

    update: (table, rows) =>
      inTransaction(() => {
        const { columns, keyLength } = table
        const set = columns.slice(keyLength).map((column) => `${id(column)} = ?`)
        const where = keyOf(table).map((column) => `${column} = ?`)
        if (set.length === 0) return
        const statement = database.prepare(
          `update ${id(table.name)} set ${set.join(', ')} where ${where.join(' and ')}`,
        )
        for (const row of rows) statement.run(...row.slice(keyLength), ...row.slice(0, keyLength))
        forgetWords(table)
      }),

    delete: (table, rows) =>
      inTransaction(() => {
        const where = keyOf(table).map((column) => `${column} = ?`)
        const statement = database.prepare(
          `delete from ${id(table.name)} where ${where.join(' and ')}`,
        )
        for (const row of rows) statement.run(...row.slice(0, table.keyLength))
        forgetWords(table)
      }),

    async holdWrites() {
      await retryWhileBusy(() => database.exec('begin immediate'))
    },

    async readNote() {
      const tables = all(`select 1 from sqlite_schema where name = '${NOTE_TABLE}'`)
      if (tables.length === 0) return undefined
      return all<{ source: string }>(`select source from ${NOTE_TABLE}`)[0]?.source
    },

    async writeNote(from) {
      await inTransaction(() => {
        database.exec(`create table ${NOTE_TABLE} (source text not null)`)
        database.prepare(`insert into ${NOTE_TABLE} values (?)`).run(from)
      })
    },

    removeNote: () => inTransaction(() => database.exec(`drop table if exists ${NOTE_TABLE}`)),

    async close() {
      if (database.isTransaction) database.exec('rollback')
      database.close()
    },
  }
}

function id(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
