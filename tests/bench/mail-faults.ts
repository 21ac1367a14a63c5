import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '#lib/cli/test/postgres.ts'
import { AT_ONCE } from '#lib/newsletter/send-letters.ts'
import { openStore, type StoreSettings } from '#lib/store/connect.ts'
import type { Store } from '#lib/store/store.ts'
import { LETTER } from '../factories/letter.ts'
import { beginBenchLetter, fillList } from './mail/fill-list.ts'
import { MailSink } from './mail/mail-sink.ts'
import type { Mood } from './mail/sink.ts'
import type { Row } from './search.ts'

export const needsSite = false

const RECIPIENTS = 5_000
const SENDERS = 2

/** Recipients whom the server refuses for good, by name; the last two kinds stay under a pause's limit. */
const REFUSED = { nobody: 30, 'no-such': 30, disabled: 20, listed: 4, spam: 4 }

/** The server's moods, one after the other, each until so many more copies are accepted or time is up. */
const MOODS: Mood[] = [
  'ok',
  'slow',
  '421',
  'ok',
  '450',
  'drop-in-data',
  '452',
  'ok',
  'drop-before-answer',
  'tls-broken',
  'down',
  'ok',
]
const MOOD_MS = 2_500

const KILLS = 5

/** 5,000 recipients, a server with moods, senders killed five times, the database restarted once. */
export async function benchMailFaults(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'we-guide-faults-'))
  // PostgreSQL runs as another user.
  await chmod(folder, 0o755)
  const postgres = await startPostgres(folder)
  try {
    const settings = { dataDir: folder, databaseUrl: postgres?.url }
    return await run(settings, async () => postgres?.restart())
  } finally {
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function names(): string[] {
  const refused = Object.entries(REFUSED).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, n) => `${kind}-${n}`),
  )
  const others = Array.from({ length: RECIPIENTS - refused.length }, (_, n) => `reader-${n}`)
  return [...refused, ...others]
}

async function run(settings: StoreSettings, restart: () => Promise<unknown>): Promise<Row[]> {
  const store = await openStore(settings)
  const sink = await MailSink.start()
  const senders = new Senders(settings, sink)
  try {
    await fillList(store, names())
    await beginBenchLetter(store)
    await senders.fill('PT0S')
    for (const [index, mood] of MOODS.entries()) {
      await sink.setMood(mood)
      await sleep(MOOD_MS / 2)
      if (index % 2 === 1 && senders.kills < KILLS) await senders.killOne('PT0S')
      if (index === 6) await restart()
      await sleep(MOOD_MS / 2)
    }
    await senders.end()
    // Later: what was put back is due, what nobody answers for is decided by the policy.
    for (const days of [1, 2, 3, 5, 7, 9, 11, 13]) {
      await senders.fill(`P${days}D`)
      await senders.untilIdle()
      await senders.end()
    }
    return rowsOf(await account(store, sink), senders.kills)
  } finally {
    await senders.end()
    await sink.stop()
    await store.close()
  }
}

class Senders {
  kills = 0
  readonly #running: ChildProcess[] = []
  readonly #settings: StoreSettings
  readonly #sink: MailSink

  constructor(settings: StoreSettings, sink: MailSink) {
    this.#settings = settings
    this.#sink = sink
  }

  /** Starts senders whose clocks are ahead until there are enough. */
  async fill(ahead: string): Promise<void> {
    while (this.#running.length < SENDERS) {
      const { dataDir, databaseUrl = '' } = this.#settings
      const args = ['tests/bench/mail/keep-sending.ts', this.#sink.url, dataDir, databaseUrl]
      const clock = ['--import', './tests/factories/processes/moved-clock.ts']
      const env = { ...process.env, CLOCK_AHEAD: ahead }
      this.#running.push(
        spawn(process.execPath, [...clock, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env }),
      )
    }
  }

  /** Kills one (SIGKILL) and starts another in its place. */
  async killOne(ahead: string): Promise<void> {
    await kill(this.#running.shift())
    this.kills++
    await this.fill(ahead)
  }

  /** Resolves when each of them has nothing to send any more. */
  async untilIdle(): Promise<void> {
    for (let times = 0; times < 2; times++) {
      await Promise.all(this.#running.map(({ stdout }) => stdout && once(stdout, 'data')))
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#running.splice(0).map(kill))
  }
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

type Account = Record<
  | 'one copy, noted as sent'
  | 'unsure, one copy arrived'
  | 'unsure, no copy arrived'
  | 'refused for good, no copy'
  | 'still waiting, no copy'
  | 'two copies'
  | 'a copy that the store does not know of'
  | 'no copy and not accounted for',
  number
>

async function account(store: Store, sink: MailSink): Promise<Account> {
  const arrived = await sink.list()
  const { copies } = (await store.letters.find(LETTER)) ?? {}
  if (!copies) throw new Error('The letter is not there')
  const twice = [...arrived.values()].filter((count) => count > 1).length
  const arrivedOnce = arrived.size - twice
  const unsureArrived = arrivedOnce - copies.sent + twice
  const known = copies.sent + copies.unsure + copies.failed + copies.waiting + copies.handed
  return {
    'one copy, noted as sent': copies.sent,
    'unsure, one copy arrived': unsureArrived,
    'unsure, no copy arrived': copies.unsure - unsureArrived,
    'refused for good, no copy': copies.failed,
    'still waiting, no copy': copies.waiting + copies.handed,
    'two copies': twice,
    'a copy that the store does not know of': Math.max(0, unsureArrived - copies.unsure),
    'no copy and not accounted for': RECIPIENTS - known - copies.skipped,
  }
}

function rowsOf(counts: Account, kills: number): Row[] {
  const most = new Map<string, number>([
    ['two copies', 0],
    ['a copy that the store does not know of', 0],
    ['no copy and not accounted for', 0],
    ['still waiting, no copy', 0],
  ])
  const refused = Object.values(REFUSED).reduce((sum, count) => sum + count, 0)
  const rows = Object.entries(counts).map(([figure, value]): Row => {
    const limit = most.get(figure)
    const budget = limit === undefined ? '–' : `= ${limit}`
    const ok = limit === undefined || value === limit
    return { figure: `faults: ${figure}`, value, unit: '', budget, ok }
  })
  return [
    { figure: 'faults: recipients', value: RECIPIENTS, unit: '', budget: '–', ok: true },
    {
      figure: 'faults: recipients that the server refuses for good',
      value: refused,
      unit: '',
      budget: '–',
      ok: true,
    },
    {
      figure: `faults: senders killed, ${AT_ONCE} copies under way in each`,
      value: kills,
      unit: '',
      budget: `= ${KILLS}`,
      ok: kills === KILLS,
    },
    ...rows,
  ]
}
