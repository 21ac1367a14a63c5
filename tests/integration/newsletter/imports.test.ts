import { describe, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import {
  beginImport,
  importTried,
  resumeImport,
  workOnImport,
} from '#lib/desk/subscribers/import-job.ts'
import { BATCH } from '#lib/newsletter/import-subscribers.ts'
import { ImportError } from '#lib/newsletter/read-csv.ts'
import { openStore } from '#lib/store/connect.ts'
import type { Store } from '#lib/store/store.ts'
import { collect } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { nextLine, runProcess } from '../../factories/run-process.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'

const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}

const EDITOR = 'editor@example.org'
const now = () => Temporal.Now.instant()
/** Long after a process that works on an import would have said something. */
const later = () => now().add({ minutes: 5 })

function listOf(emails: string[]): string {
  const lines = emails.map((email) => `${email},kk,letter,2025-03-14,"form at the fair"`)
  return ['email,locale,topics,consent_day,consent_proof', ...lines].join('\n')
}

function people(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `p${n}@example.org`)
}

/** Begins an import and ends its dry run. */
async function tried(store: Store, emails: string[]): Promise<string> {
  const begun = await beginImport({ store, csv: listOf(emails), by: EDITOR }, settings)
  if (begun === 'busy' || begun instanceof ImportError) throw new Error('It was not begun')
  await workOnImport(store, begun.id)
  return begun.id
}

function step(store: Store, id: string, limit: number) {
  return store.imports.step({ id, at: now(), leaseUntil: now().add({ seconds: 30 }), limit })
}

async function confirmed(store: Store): Promise<string[]> {
  const rows = await collect(store.subscribers.list('confirmed'))
  return rows.map(({ email }) => email).toSorted()
}

describe.each(DATABASES)('an import of an old list on $name', (database) => {
  test('every process shows how far it is, and none begins another meanwhile', async () => {
    const { store, settings: where } = await freshStore(database)
    await using other = { ...(await openStore(where)), [Symbol.asyncDispose]: () => other.close() }
    const csv = listOf(people(5))
    const both = await Promise.all([
      beginImport({ store, csv, by: EDITOR }, settings),
      beginImport({ store: other, csv, by: 'other@example.org' }, settings),
    ])
    expect(both.filter((one) => one === 'busy')).toHaveLength(1)
    const { id = '' } = (await other.imports.latest(now())) ?? {}
    expect(await step(store, id, 2)).toBe(true)
    expect(await other.imports.latest(now())).toMatchObject({
      state: 'running',
      dryRun: true,
      done: 2,
      total: 5,
    })
    expect(await resumeImport(other, id)).toBe(false)
    expect(await other.imports.drop(id, now())).toBe(false)
    await workOnImport(store, id)
    expect(await other.imports.latest(now())).toMatchObject({ state: 'done', done: 5 })
    expect(await other.imports.countOutcomes(id)).toEqual(new Map([['imported', 5]]))
    expect(await confirmed(store)).toEqual([])
  })

  test('one that is killed is said to have stopped, and another process ends it, nobody twice', async () => {
    const { store, settings: where } = await freshStore(database)
    const emails = people(3 * BATCH)
    const id = await tried(store, emails)
    const args = [id, where.dataDir, ...(where.databaseUrl ? [where.databaseUrl] : [])]
    const worker = runProcess('import-list', args)
    // The second batch is begun: the first one is stored.
    expect(await nextLine(worker)).toBe('step')
    expect(await nextLine(worker)).toBe('step')
    worker.child.kill('SIGKILL')
    await worker.ended
    const killed = await store.imports.latest(now())
    expect(killed).toMatchObject({ state: 'running', dryRun: false })
    expect(await confirmed(store)).toHaveLength(killed?.done ?? 0)
    expect(killed?.done).toBeGreaterThanOrEqual(BATCH)
    expect(killed?.done).toBeLessThan(emails.length)
    expect(await store.imports.latest(later())).toMatchObject({ state: 'stopped' })
    const leaseUntil = later().add({ minutes: 1 })
    expect(await store.imports.resume({ id, at: later(), leaseUntil })).toBe(true)
    await workOnImport(store, id)
    expect(await store.imports.latest(now())).toMatchObject({ state: 'done', done: emails.length })
    expect(await store.imports.countOutcomes(id)).toEqual(new Map([['imported', emails.length]]))
    expect(await confirmed(store)).toEqual(emails.toSorted())
  })

  test('a store that fails stops it; the lines that were done stay done', async () => {
    const error = vi.spyOn(log, 'error').mockImplementation(() => undefined)
    const { store } = await freshStore(database)
    const id = await tried(store, people(3))
    await importTried(store, id)
    await step(store, id, 1)
    const fails = async () => {
      throw new Error('no store')
    }
    await workOnImport({ imports: { ...store.imports, step: fails } }, id)
    expect(error).toHaveBeenCalledWith('import stopped', { error: 'Error' })
    error.mockRestore()
    expect(await store.imports.latest(later())).toMatchObject({ state: 'stopped', done: 1 })
    expect(await store.imports.drop(id, later())).toBe(true)
    expect(await store.imports.latest(later())).toBeUndefined()
    expect(await confirmed(store)).toEqual(['p0@example.org'])
  })

  test('after the dry run everything is looked at again', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store, { email: 'known@example.org' })
    const emails = [
      'known@example.org',
      'P0@example.org',
      'p0@example.org',
      ...people(3),
      'not one',
    ]
    const id = await tried(store, emails)
    const outcomes = { known: 1, imported: 3, twice: 2, address: 1 }
    expect(Object.fromEntries(await store.imports.countOutcomes(id))).toEqual(outcomes)
    expect(
      (await store.imports.lines(id, 5)).map(({ email, outcome }) => [email, outcome]),
    ).toEqual([
      ['known@example.org', 'known'],
      ['p0@example.org', 'twice'],
      ['p0@example.org', 'twice'],
      ['not one', 'address'],
      ['P0@example.org', 'imported'],
    ])
    const act = { at: now(), by: EDITOR }
    // Signed up meanwhile; had everything erased meanwhile.
    await confirmedSubscriber(store, { email: 'p1@example.org' })
    await store.subscribers.remove('p2@example.org', act)
    await store.suppressions.add({ email: 'P0@example.org', reason: 'asked', note: '', ...act })
    expect(await importTried(store, 'another')).toBe(false)
    expect(await importTried(store, id)).toBe(true)
    expect(await importTried(store, id)).toBe(false)
    await workOnImport(store, id)
    expect(Object.fromEntries(await store.imports.countOutcomes(id))).toEqual({
      known: 2,
      suppressed: 1,
      twice: 2,
      address: 1,
    })
    expect(await confirmed(store)).toEqual(['known@example.org', 'p1@example.org'])
  })

  test('a file that is no list stores nothing; lines are forgotten after a day', async () => {
    const { store } = await freshStore(database)
    const csv = 'name,mail\nA,a@example.org'
    const begun = await beginImport({ store, csv, by: EDITOR }, settings)
    expect(begun).toBeInstanceOf(ImportError)
    expect(await store.imports.latest(now())).toBeUndefined()
    await tried(store, people(1))
    expect(await store.imports.deleteBefore(now().subtract({ hours: 1 }))).toBe(0)
    expect(await store.imports.deleteBefore(later())).toBe(1)
  })
})
