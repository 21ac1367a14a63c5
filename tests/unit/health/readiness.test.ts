import { tmpdir } from 'node:os'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  addMetrics,
  countResponse,
  type Metrics,
  ownMetrics,
  processMetrics,
  siteMetrics,
} from '#lib/config/metrics.ts'
import { freeSpace } from '#lib/health/free-space.ts'
import { writeMetrics } from '#lib/health/metrics-text.ts'
import { checkHealth } from '#lib/health/readiness.ts'
import type { Store } from '#lib/store/store.ts'
import { countedResponses } from '../../factories/counted-responses.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { makeMail } from '../../factories/mail.ts'

const AT = Temporal.Instant.from('2026-11-25T06:00:00Z')

async function storeWith(over: {
  ping?: Store['ping']
  counts?: Store['outbox']['counts']
}): Promise<() => Promise<Store>> {
  const { store } = await freshStore()
  const { ping = store.ping, counts = store.outbox.counts } = over
  return async () => ({ ...store, ping, outbox: { ...store.outbox, counts } })
}

function waiting(oldestDue: Temporal.Instant): Store['outbox']['counts'] {
  return async () => ({ waiting: 3, failed: 1, oldestDue })
}

describe('checkHealth', () => {
  it('is ready when the store and the mail queue answer', async () => {
    expect(await checkHealth(AT, await storeWith({}))).toMatchObject({
      ready: true,
      store: 'ok',
      mail: { state: 'ok', waiting: 0, failed: 0, seconds: 0 },
    })
  })

  it.each([
    ['ok', 900],
    ['late', 901],
  ])('is ready with mail that is %s after %i seconds', async (state, seconds) => {
    const counts = waiting(AT.subtract({ seconds }))
    const health = await checkHealth(AT, await storeWith({ counts }))
    expect(health).toMatchObject({ ready: true, mail: { state, seconds, waiting: 3, failed: 1 } })
  })

  const never = () => new Promise<never>(() => {})
  const fails = async () => {
    throw new Error('postgres://user:password@db')
  }

  it.each([
    ['the store does not write', { ping: fails }, { store: 'cannot write', mail: { state: 'ok' } }],
    ['the store hangs', { ping: never }, { store: 'no answer', mail: { state: 'ok' } }],
    ['the queue fails', { counts: fails }, { store: 'ok', mail: { state: 'no answer' } }],
    ['the queue hangs', { counts: never }, { store: 'ok', mail: { state: 'no answer' } }],
  ])('is not ready when %s, and tells no secret', async (_, over, expected) => {
    const health = await checkHealth(AT, await storeWith(over), 20)
    expect(health).toMatchObject({ ready: false, ...expected })
    expect(JSON.stringify(health)).not.toContain('password')
  })

  it('tells which records are due a check, and is ready all the same', async () => {
    const at = Temporal.Instant.from('2026-12-15T06:00:00Z')
    const { ready, facts } = await checkHealth(at, await storeWith({}))
    expect({ ready, state: facts.state }).toEqual({ ready: true, state: 'due' })
    expect(facts.due).toEqual(expect.arrayContaining(['mci', 'screening-required']))
  })

  it('is not ready after a write that was not stored, until one is', async () => {
    const at = Temporal.Now.instant()
    const { store } = await freshStore()
    const lastWrite = vi.fn(() => ({ ok: false, at }))
    const open = async () => ({ ...store, lastWrite })
    expect(await checkHealth(AT, open)).toMatchObject({ ready: false, store: 'cannot write' })
    lastWrite.mockReturnValue({ ok: true, at })
    expect(await checkHealth(AT, open)).toMatchObject({ ready: true, store: 'ok' })
  })

  it.each([
    ['ok', 0.5, true],
    ['low', 2, true],
    ['full', 20, false],
  ] as const)(
    'is told %s when %f times the free space should be free',
    async (state, times, ready) => {
      const { bytes = 0 } = await freeSpace({ dataDir: tmpdir(), limit: 0 })
      expect(bytes).toBeGreaterThan(0)
      const read = () => freeSpace({ dataDir: tmpdir(), limit: bytes * times })
      const health = await checkHealth(AT, await storeWith({}), undefined, read)
      expect(health).toMatchObject({ ready, space: { state } })
      const text = await writeMetrics(health, AT, await siteMetrics())
      expect(text).toContain(`\nweguide_free_space_bytes ${health.space.bytes}\n`)
      expect(text).toContain(`\nweguide_ready ${Number(ready)}\n`)
    },
  )

  it('does not guess the space where the system does not say', async () => {
    const read = () => freeSpace({ dataDir: '/nowhere/at/all', limit: 1 })
    const health = await checkHealth(AT, await storeWith({}), undefined, read)
    expect(health).toMatchObject({ ready: true, space: { state: 'unknown' } })
    expect(await writeMetrics(health, AT, await siteMetrics())).not.toContain('free_space')
  })

  it('says that the queue is paused, with its end, and stays ready', async () => {
    const { store } = await freshStore()
    const at = AT.subtract({ minutes: 5 })
    await store.outbox.add(makeMail(), at)
    const mail = await store.outbox.claim(at, AT)
    await store.outbox.setFailed(mail?.id ?? '', { at, error: 'no', failureClass: 'policy' })
    const since = at.subtract({ hours: 1 })
    const until = () => AT.add({ hours: 1 })
    await store.mailFailures.pauseIfRefused({ classes: ['policy'], since, limit: 1, at, until })
    const health = await checkHealth(AT, async () => store)
    expect(health).toMatchObject({
      ready: true,
      mail: { state: 'paused', failed: 1, pausedUntil: '2026-11-25T07:00:00Z', refusals: 1 },
    })
    const text = await writeMetrics(health, AT, await siteMetrics())
    expect(text).toContain('\nweguide_mail_queue_paused 1\n')
  })

  it('is not ready when the store cannot be opened', async () => {
    expect(await checkHealth(AT, fails)).toMatchObject({
      ready: false,
      store: 'no answer',
      mail: { state: 'no answer' },
    })
  })
})

describe('writeMetrics', () => {
  it('gives each figure with its kind, and leaves out what is not known', async () => {
    const health = await checkHealth(AT, async () => {
      throw new Error('no store')
    })
    const text = await writeMetrics(health, AT, await siteMetrics())
    for (const block of text.trim().split(/\n+(?=# HELP)/)) {
      expect(block).toMatch(
        /^# HELP (\w+) .+\n# TYPE \1 (gauge|counter|histogram)(\n\1\w*(\{.+\})? [\de.+-]+)*$/,
      )
    }
    expect(text).toContain('\nweguide_ready 0\n')
    expect(text).not.toContain('weguide_mails_waiting')
  })

  it('counts the answers by their class and tells how old the build is', async () => {
    const before = await countedResponses('3xx')
    countResponse(304, 'guides', 0.002)
    countResponse(307, 'language', 0.002)
    countResponse(999, 'guides', 0.002)
    processMetrics().builtAt = AT.subtract({ hours: 1 })
    const text = await writeMetrics(
      await checkHealth(AT, await storeWith({})),
      AT,
      await siteMetrics(),
    )
    expect(text).toContain(`\nweguide_responses_total{class="3xx"} ${before + 2}\n`)
    expect(text).toContain('\nweguide_build_age_seconds 3600\n')
    expect(text).toContain('\nweguide_mails_waiting 0\n')
  })
})

describe('the metrics of several processes', () => {
  async function tell(over: Partial<Metrics> = {}): Promise<Metrics> {
    return { ...(await ownMetrics()), day: '2026-11-25', ...over }
  }

  it('are added up, and the site shows the oldest day that any of them does', async () => {
    countResponse(200, 'guides', 0.002)
    const one = await tell()
    const other = await tell({ day: '2026-11-24', isLate: true })
    const before = await counted('200')
    const site = addMetrics([one, other])
    expect({ day: site.day, isLate: site.isLate }).toEqual({ day: '2026-11-24', isLate: true })
    const text = await site.registry.metrics()
    expect(text).toContain(
      `weguide_response_seconds_count{page="guides",status="200"} ${before * 2}`,
    )
    const own = Number(/^process_uptime_seconds (.+)$/m.exec(text)?.[1])
    expect(own).toBeLessThan(process.uptime() * 1.5)
  })

  it('are asked for where there are several', async () => {
    onTestFinished(() => void delete processMetrics().askAll)
    countResponse(200, 'guides', 0.002)
    const one = await tell()
    const before = await counted('200')
    processMetrics().askAll = async () => [one, one, one]
    const text = await (await siteMetrics()).registry.metrics()
    expect(text).toContain(
      `weguide_response_seconds_count{page="guides",status="200"} ${before * 3}`,
    )
  })
})

/** How many responses with a status were counted for guides. */
async function counted(status: string): Promise<number> {
  const { values } = await processMetrics().responseSeconds.get()
  const found = values.find(
    ({ metricName, labels }) =>
      metricName === 'weguide_response_seconds_count' &&
      labels.page === 'guides' &&
      String(labels.status) === status,
  )
  return found?.value ?? 0
}
