import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { startPostgres } from '#lib/cli/test/postgres.ts'
import { hashToken } from '#lib/config/token.ts'
import { subscribe } from '#lib/newsletter/subscribe.ts'
import { openStore, type StoreSettings } from '#lib/store/connect.ts'
import type { Store } from '#lib/store/store.ts'
import { makeMail } from '../factories/mail.ts'
import { SETTINGS } from './mail/fill-list.ts'
import type { Row } from './search.ts'

export const needsSite = false

/** Sign-ups that are timed for each kind of address. */
const EACH = 300

/** Kinds of addresses: to `asked` a mail went within the hour, so that none goes now. */
const KINDS = ['new', 'waiting', 'asked', 'confirmed', 'left', 'blocked'] as const

type Kind = (typeof KINDS)[number]

/** A guess that is right half the time is none; this much above it is noise of so few sign-ups. */
const MAX_GUESS = 0.58

/** Whether the time that a sign-up takes tells what kind of address it was. */
export async function benchSignUpTimes(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'we-guide-times-'))
  // PostgreSQL runs as another user.
  await chmod(folder, 0o755)
  const postgres = await startPostgres(folder)
  try {
    const onSqlite = await run('SQLite', { dataDir: folder })
    if (!postgres) return onSqlite
    return [
      ...onSqlite,
      ...(await run('PostgreSQL', { dataDir: folder, databaseUrl: postgres.url })),
    ]
  } finally {
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function run(name: string, settings: StoreSettings): Promise<Row[]> {
  const store = await openStore(settings)
  try {
    const addresses = KINDS.flatMap((kind) => Array.from({ length: EACH }, (_, n) => ({ kind, n })))
    for (const { kind, n } of addresses) await prepare(store, kind, emailOf(kind, n))
    const times = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]))
    for (const { kind, n } of shuffled(addresses)) {
      const email = emailOf(kind, n)
      const input = { store, email, locale: 'ru' as const, topics: ['letter' as const] }
      const start = performance.now()
      await subscribe({ ...input, now: Temporal.Now.instant() }, SETTINGS)
      times.get(kind)?.push(performance.now() - start)
    }
    const known = times.get('new') ?? []
    return KINDS.flatMap((kind) => {
      const mine = times.get(kind) ?? []
      const guess = rightGuesses(known, mine)
      const row = { figure: `sign-up, ${name}, ${kind}: median`, unit: 'ms', budget: '–', ok: true }
      return [
        { ...row, value: round(mine.toSorted((a, b) => a - b)[EACH / 2] ?? Number.NaN) },
        {
          figure: `sign-up, ${name}, ${kind}: right guesses against a new address`,
          value: round(guess),
          unit: '',
          budget: `≤ ${MAX_GUESS}`,
          ok: guess <= MAX_GUESS,
        },
      ]
    })
  } finally {
    await store.close()
  }
}

function emailOf(kind: Kind, n: number): string {
  return `sign-up-${String(n).padStart(4, '0')}-${kind.padEnd(9, 'x')}@example.org`
}

async function prepare(store: Store, kind: Kind, email: string): Promise<void> {
  if (kind === 'new') return
  const at = Temporal.Now.instant().subtract(kind === 'asked' ? { minutes: 5 } : { hours: 30 })
  const hash = hashToken(email)
  const mail = () => makeMail({ to: email })
  const token = { hash, codeHash: hash, expiresAt: at.add({ hours: 90 }) }
  const asked = { email, locale: 'ru' as const, topics: ['letter' as const], at, token, limits: [] }
  await store.subscribers.askToConfirm({ ...asked, mail })
  if (kind === 'waiting' || kind === 'asked') return
  await store.subscribers.confirm({ hash, at, leaveTokenHash: hash, mail })
  if (kind === 'left') await store.subscribers.setLeft(hash, true, at)
  if (kind === 'blocked') {
    await store.suppressions.add({ email, reason: 'asked', note: '', at, by: 'bench' })
  }
}

/** How often the best rule “slower means …” tells two kinds apart: 0.5 is chance. */
function rightGuesses(a: number[], b: number[]): number {
  let slower = 0
  for (const one of a) for (const other of b) slower += other > one ? 1 : other === one ? 0.5 : 0
  const share = slower / (a.length * b.length)
  return Math.max(share, 1 - share)
}

function shuffled<T>(values: T[]): T[] {
  return values
    .map((value) => ({ value, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
