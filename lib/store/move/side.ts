/** A value as both databases can keep it: instants are ISO text, yes and no are 1 and 0. */
export type Value = string | number | null

/** A row's values in the order of the table's columns; the key's columns come first. */
export type Row = Value[]

export type Table = {
  name: string
  columns: string[]
  keyLength: number
  /** The tables whose rows its own rows name, sorted. */
  parents: string[]
}

/** One of the two databases of a move, on one connection. */
export type Side = {
  /** Where it is, without a password; for messages and to recognize an unfinished move. */
  name: string
  /** Its tables with their columns, sorted by name. */
  tables(): Promise<Table[]>
  /** The rows of a table in the order of their keys, compared byte by byte. */
  rows(table: Table): AsyncIterable<Row> | Iterable<Row>
  count(table: Table): Promise<number>
  insert(table: Table, rows: Row[]): Promise<void>
  update(table: Table, rows: Row[]): Promise<void>
  delete(table: Table, rows: Row[]): Promise<void>
  /** Lets nobody else write until it is closed; rejects when somebody keeps writing. */
  holdWrites(): Promise<void>
  /** The note of an unfinished move into this database: from where. */
  readNote(): Promise<string | undefined>
  writeNote(from: string): Promise<void>
  removeNote(): Promise<void>
  close(): Promise<void>
}

/** Where a database keeps the note of a move; the site knows nothing of it. */
export const NOTE_TABLE = 'unfinished_move'

/** Tables that are made anew or hold nothing that lasts. */
const LEFT_OUT = /^(?:kysely_|sqlite_|recommendation_search|rate_limits$|write_probe$|unfinished_)/

export function isMoved(table: string): boolean {
  return !LEFT_OUT.test(table)
}

/** Columns of the index of words, which each database makes for itself. */
export const INDEX_COLUMNS = ['search', 'search_row']

/** Rows of one transaction and of one statement. */
export const BATCH = 500

/** The tables so that each comes after those whose rows it names. */
export function parentsFirst(tables: Table[]): Table[] {
  const sorted: Table[] = []
  function add(table: Table): void {
    if (sorted.includes(table)) return
    for (const one of tables) if (one !== table && table.parents.includes(one.name)) add(one)
    sorted.push(table)
  }
  for (const table of tables) add(table)
  return sorted
}

/** Compares keys as both databases order them. */
export function compareKeys(one: Row, other: Row, length: number): number {
  for (let at = 0; at < length; at++) {
    const [a, b] = [one[at] ?? '', other[at] ?? '']
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
    if (order !== 0) return order
  }
  return 0
}
