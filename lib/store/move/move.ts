import { createHash } from 'node:crypto'
import { migrateStore, type StoreSettings } from '../connect.ts'
import { sqliteFile } from '../database/sqlite.ts'
import { indexWords } from './index-words.ts'
import { openPostgresSide } from './postgres-side.ts'
import { BATCH, compareKeys, parentsFirst, type Row, type Side, type Table } from './side.ts'
import { openSqliteSide } from './sqlite-side.ts'

/** Why a store cannot be moved; the message is a whole sentence for the operator. */
export class MoveError extends Error {}

/** How many rows of a table have been looked at. */
export type MoveProgress = { table: string; rows: number; total: number }

/** A table after the move; the checksum is over all its rows and the same in both databases. */
export type MovedTable = { table: string; rows: number; checksum: string }

export type MoveOptions = {
  from: StoreSettings
  to: StoreSettings
  /**
   * Where the site runs: has it use the new database. Called while the old one, complete in the
   * new one, takes no writes; they may be taken again when it resolves.
   */
  switchOver?: () => Promise<void>
  onProgress?: (progress: MoveProgress) => void
}

/** What a store holds as soon as anybody has used it. */
const SIGNS_OF_USE = [
  ...['desk_users', 'subscribers', 'recommendations', 'letters', 'outbox', 'feedback'],
  ...['desk_ledger', 'drafts'],
]

/**
 * Copies a store into the other kind of database and compares both: the number of rows and a
 * checksum of each table. A move that was interrupted is taken up where it ended. Rejects with a
 * `MoveError` when the new database is in use, or differs from the old one in the end.
 */
export async function moveStore(options: MoveOptions): Promise<MovedTable[]> {
  const { from, to, switchOver, onProgress = () => undefined } = options
  await migrateStore(from)
  await migrateStore(to)
  const sides: Side[] = []
  async function open(settings: StoreSettings): Promise<Side> {
    const side = settings.databaseUrl
      ? await openPostgresSide(settings.databaseUrl)
      : await openSqliteSide(sqliteFile(settings.dataDir))
    sides.push(side)
    return side
  }
  try {
    const source = await open(from)
    const [target, writer] = [await open(to), await open(to)]
    await claim(source, writer)
    if (switchOver) await copy({ source, target, writer, onProgress })
    await source.holdWrites()
    await copy({ source, target, writer, onProgress })
    const moved = await compare(source, target)
    await indexWords(to)
    await writer.removeNote()
    await switchOver?.()
    return moved
  } finally {
    for (const side of sides) await side.close()
  }
}

/** Notes in the new database that it is being filled. Rejects when it holds anything else. */
async function claim(source: Side, target: Side): Promise<void> {
  const note = await target.readNote()
  if (note === source.name) return
  if (note !== undefined) {
    throw new MoveError(`“${target.name}” holds an unfinished move from “${note}”.`)
  }
  for (const table of await target.tables()) {
    if (SIGNS_OF_USE.includes(table.name) && (await target.count(table)) > 0) {
      throw new MoveError(`“${target.name}” holds a store already; name an empty database.`)
    }
  }
  await target.writeNote(source.name)
}

type Copy = {
  source: Side
  /** The new database, once to read and once to write. */
  target: Side
  writer: Side
  onProgress: (progress: MoveProgress) => void
}

/** Makes the tables of the new database equal to those of the old one. */
async function copy({ source, target, writer, onProgress }: Copy): Promise<void> {
  const tables = parentsFirst(await tablesOfBoth(source, target))
  await writer.tables()
  // First what has gone meanwhile: new rows may have taken its address.
  for (const table of tables.toReversed()) {
    if ((await target.count(table)) === 0) continue
    const gone = batches((rows) => writer.delete(table, rows))
    for await (const [kind, row] of differences(source, target, table)) {
      if (kind === 'extra') await gone.add(row)
    }
    await gone.end()
  }
  for (const table of tables) {
    const total = await source.count(table)
    const missing = batches((rows) => writer.insert(table, rows))
    const changed = batches((rows) => writer.update(table, rows))
    let rows = 0
    for await (const [kind, row] of differences(source, target, table)) {
      if (kind === 'missing') await missing.add(row)
      if (kind === 'changed') await changed.add(row)
      if (kind !== 'extra') rows += 1
      if (rows % (10 * BATCH) === 0 && rows > 0) onProgress({ table: table.name, rows, total })
    }
    await missing.end()
    await changed.end()
    onProgress({ table: table.name, rows, total })
  }
}

function batches(write: (rows: Row[]) => Promise<void>) {
  let rows: Row[] = []
  async function end(): Promise<void> {
    if (rows.length > 0) await write(rows)
    rows = []
  }
  async function add(row: Row): Promise<void> {
    rows.push(row)
    if (rows.length >= BATCH) await end()
  }
  return { add, end }
}

/** Walks through both copies of a table in the order of their keys. */
async function* differences(
  source: Side,
  target: Side,
  table: Table,
): AsyncGenerator<['same' | 'missing' | 'changed' | 'extra', Row]> {
  const ours = iterate(source.rows(table))
  const theirs = iterate(target.rows(table))
  try {
    let [our, their] = [await ours.next(), await theirs.next()]
    while (!our.done || !their.done) {
      const order = our.done
        ? 1
        : their.done
          ? -1
          : compareKeys(our.value, their.value, table.keyLength)
      if (order < 0) yield ['missing', our.value]
      else if (order > 0) yield ['extra', their.value]
      else {
        const isSame = JSON.stringify(our.value) === JSON.stringify(their.value)
        yield [isSame ? 'same' : 'changed', our.value]
      }
      if (order <= 0) our = await ours.next()
      if (order >= 0) their = await theirs.next()
    }
  } finally {
    await ours.return?.(undefined)
    await theirs.return?.(undefined)
  }
}

async function* iterate(rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<Row> {
  yield* rows
}

async function compare(source: Side, target: Side): Promise<MovedTable[]> {
  const moved: MovedTable[] = []
  for (const table of await tablesOfBoth(source, target)) {
    const [ours, theirs] = [await digest(source, table), await digest(target, table)]
    if (ours.rows !== theirs.rows || ours.checksum !== theirs.checksum) {
      throw new MoveError(
        `The table ${table.name} differs: ${ours.rows} rows (${ours.checksum}) here, ` +
          `${theirs.rows} (${theirs.checksum}) there. Nothing was switched; run the move again.`,
      )
    }
    moved.push(ours)
  }
  return moved
}

async function digest(side: Side, table: Table): Promise<MovedTable> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const row of side.rows(table)) {
    hash.update(`${JSON.stringify(row)}\n`)
    rows += 1
  }
  return { table: table.name, rows, checksum: hash.digest('hex').slice(0, 16) }
}

/** The tables, which have to be the same in both databases. */
async function tablesOfBoth(source: Side, target: Side): Promise<Table[]> {
  const [ours, theirs] = [await source.tables(), await target.tables()]
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
    throw new MoveError('The two databases have different tables; is one of another version?')
  }
  return ours
}
