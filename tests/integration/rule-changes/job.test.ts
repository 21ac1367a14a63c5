import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { startRuleDigests } from '#lib/jobs/rule-digest.ts'
import { writeRecord } from '#lib/rule-changes/record-text.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('the site itself keeps what it says as announced, and tells at ten what editors announced', async () => {
  vi.stubEnv('TODAY', '2026-12-01')
  vi.stubEnv('SITE_SECRET', 'a secret that is long enough for this test')
  vi.spyOn(log, 'info').mockImplementation(() => undefined)
  const { store } = await freshStore()
  const before = Temporal.Instant.from('2026-12-01T04:00:00Z')
  const at = before
  await confirmedSubscriber(store, { email: 'r@example.org', topics: ['changes'], at })
  const record = loadFacts().facts.get('fee-prp')
  if (!record) throw new Error('There is no such record')
  const announced = writeRecord(record)
  const old = writeRecord({
    ...record,
    periods: record.periods?.map((one) => ({ ...one, value: 3 })),
  })
  await store.ruleChanges.keepNew(new Map([['fee-prp', old]]))
  await store.ruleChanges.decide({
    factId: 'fee-prp',
    recordBefore: old,
    recordAfter: announced,
    day: '2026-12-01',
    words: { en: 'More.', ru: 'Больше.', kk: 'Көбірек.' },
    decidedBy: 'editor@example.org',
    decidedAt: before,
  })
  const ending = new AbortController()
  const now = () => Temporal.Instant.from('2026-12-01T05:00:00Z')
  const running = startRuleDigests({ store, signal: ending.signal, now })
  const told = { email: 'r@example.org', kind: 'rule-changes', since: before }
  await expect.poll(() => store.outbox.countTo(told), { timeout: 20_000 }).toBe(1)
  const open = async () => (await store.ruleChanges.openDigests()).length
  await expect.poll(open, { timeout: 20_000 }).toBe(0)
  ending.abort()
  await Promise.race([running, sleep(5_000).then(() => Promise.reject(new Error('goes on')))])
  expect((await store.ruleChanges.announced()).size).toBe(loadFacts().facts.size)
})
