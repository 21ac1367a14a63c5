import { describe, expect, test } from 'vitest'
import { loadFacts } from '#lib/facts/load.ts'
import { leaveToken } from '#lib/newsletter/links.ts'
import { keepNewRecords } from '#lib/rule-changes/baseline.ts'
import { decideChange, versionOf } from '#lib/rule-changes/decide.ts'
import { openChanges } from '#lib/rule-changes/open-changes.ts'
import { beginDigest, nextDigestTime, storeDigestMails } from '#lib/rule-changes/send-digest.ts'
import type { Follow } from '#lib/store/follow-types.ts'
import type { Store } from '#lib/store/store.ts'
import { claimAll, collect } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { siteFactsWith, withNewValue } from '../../factories/rule-change.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'

const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}

const TODAY = '2026-12-01'
/** Five in the afternoon, in Almaty. */
const AFTERNOON = Temporal.Instant.from('2026-12-01T12:00:00Z')

const WORDS = {
  en: 'The duty for the permit went up.',
  ru: 'Пошлина за разрешение выросла.',
  kk: 'Рұқсат үшін алынатын баж өсті.',
}

const PLAN: Follow = {
  kind: 'plan',
  target:
    'citizenship=RU&place=visa-free&arrival=2026-11-20&apply=2026-12-28&certificate=2026-11-25',
}
const FEE: Follow = { kind: 'fact', target: 'fee-prp' }

const MORE_DUTY = withNewValue('fee-prp', TODAY, 6)
const LESS_ABSENCE = withNewValue('absence-limit', TODAY, 100)

/** An editor's decision about the only open change of a record; minor without words. */
async function decide(
  store: Store,
  facts: ReturnType<typeof siteFactsWith>,
  factId: string,
  words: typeof WORDS | undefined = undefined,
  at = AFTERNOON,
): Promise<boolean> {
  const open = openChanges(await store.ruleChanges.announced(), facts, TODAY)
  const change = open.find(({ after }) => after.id === factId)
  if (!change) return false
  const before = versionOf(change.recordBefore)
  const after = versionOf(change.recordAfter)
  const by = 'editor@example.org'
  return decideChange(store, { factId, before, after, words, by, at }, { facts, today: TODAY })
}

function mailsOf(store: Store, facts: ReturnType<typeof siteFactsWith>, at: Temporal.Instant) {
  return storeDigestMails(store, settings, { now: () => at, today: TODAY, facts })
}

/** Begins the digest of a day at once and gives its mails by address. */
async function sendAll(
  store: Store,
  facts: ReturnType<typeof siteFactsWith>,
  day = TODAY,
  at = AFTERNOON,
) {
  await beginDigest(store, { day, at, early: true })
  await collect(mailsOf(store, facts, at))
  const mails = (await claimAll(store, at)).filter(({ kind }) => kind === 'rule-changes')
  return new Map(mails.map((mail) => [mail.to, mail]))
}

async function readers(store: Store) {
  await keepNewRecords(store, loadFacts())
  const { subscriber } = await confirmedSubscriber(store, {
    email: 'plan@example.org',
    locale: 'kk',
    topics: ['letter'],
    follows: [PLAN],
  })
  await confirmedSubscriber(store, { email: 'fact@example.org', topics: [], follows: [FEE] })
  await confirmedSubscriber(store, { email: 'all@example.org', locale: 'en', topics: ['changes'] })
  await confirmedSubscriber(store, { email: 'none@example.org', topics: ['letter', 'heroes'] })
  await claimAll(store, AFTERNOON)
  return subscriber.id
}

describe.each(DATABASES)('a digest on $name', (database) => {
  test('tells each reader whom a change concerns, in their language, with what it means', async () => {
    const { store } = await freshStore(database)
    const id = await readers(store)
    const facts = siteFactsWith(MORE_DUTY)
    expect(await decide(store, facts, 'fee-prp', WORDS)).toBe(true)
    const mails = await sendAll(store, facts)
    expect([...mails.keys()].toSorted()).toEqual([
      'all@example.org',
      'fact@example.org',
      'plan@example.org',
    ])

    const plan = mails.get('plan@example.org')
    expect(plan).toMatchObject({ locale: 'kk', subject: 'Сізге қатысты 1 ереже өзгерді' })
    expect(plan?.text).toContain(WORDS.kk)
    expect(plan?.text).toMatch(/4\sАЕК → 6\sАЕК/)
    // 4 MCI of 4,325 ₸ on the day of filing were 17,300 ₸.
    expect(plan?.text).toMatch(/енді 25\s950\s₸ \(бұрын: 17\s300\s₸\)/)
    expect(plan?.text).toContain(`https://guide.example/kk/plan?${PLAN.target}`)
    expect(plan?.text).toContain(`/kk/newsletter/preferences?token=${leaveToken(settings, id)}`)
    expect(plan?.headers['List-Unsubscribe']).toContain(leaveToken(settings, id))
    expect(plan?.html).toContain('lang="kk"')

    const fact = mails.get('fact@example.org')
    expect(fact?.text).toContain(WORDS.ru)
    expect(fact?.text).not.toContain('17\u00a0300')
    expect(mails.get('all@example.org')?.text).toContain(WORDS.en)
  })

  test('a minor change is told to nobody, and is not asked about again', async () => {
    const { store } = await freshStore(database)
    await readers(store)
    const facts = siteFactsWith(MORE_DUTY)
    expect(await decide(store, facts, 'fee-prp')).toBe(true)
    expect((await sendAll(store, facts)).size).toBe(0)
    expect(openChanges(await store.ruleChanges.announced(), facts, TODAY)).toEqual([])
  })

  test('two changes of a day are one mail, with only those that concern its reader', async () => {
    const { store } = await freshStore(database)
    await readers(store)
    const facts = siteFactsWith(MORE_DUTY, LESS_ABSENCE)
    await decide(store, facts, 'fee-prp', WORDS)
    await decide(store, facts, 'absence-limit', { en: 'Absence.', ru: 'Выезды.', kk: 'Болмау.' })
    const mails = await sendAll(store, facts)
    expect(mails.get('all@example.org')?.subject).toBe('2 rules that concern you have changed')
    expect(mails.get('all@example.org')?.text).toContain('Absence.')
    expect(mails.get('fact@example.org')?.subject).toBe(
      'Изменилось 1 правило, которое вас касается',
    )
    expect(mails.get('fact@example.org')?.text).not.toContain('Выезды.')
  })

  test('what is announced after a digest waits for the next day', async () => {
    const { store } = await freshStore(database)
    await readers(store)
    const facts = siteFactsWith(MORE_DUTY, LESS_ABSENCE)
    await decide(store, facts, 'fee-prp', WORDS)
    expect((await sendAll(store, facts)).size).toBe(3)
    await decide(store, facts, 'absence-limit', WORDS, AFTERNOON.add({ minutes: 1 }))
    expect((await sendAll(store, facts, TODAY, AFTERNOON.add({ minutes: 2 }))).size).toBe(0)
    const tomorrow = await sendAll(store, facts, '2026-12-02', AFTERNOON.add({ hours: 24 }))
    expect([...tomorrow.keys()]).toEqual(['all@example.org'])
  })

  test('cut off and called again, or by two processes at once, nobody gets two and nobody none', async () => {
    const { store } = await freshStore(database)
    await keepNewRecords(store, loadFacts())
    const count = 430
    for (let i = 0; i < count; i++) {
      await confirmedSubscriber(store, { email: `r${i}@example.org`, topics: ['changes'] })
    }
    await claimAll(store, AFTERNOON)
    const facts = siteFactsWith(MORE_DUTY)
    await decide(store, facts, 'fee-prp', WORDS)
    await beginDigest(store, { day: TODAY, at: AFTERNOON, early: true })
    // The first process ends after a page, and its second page is never asked for.
    for await (const stored of mailsOf(store, facts, AFTERNOON)) {
      expect(stored).toBe(200)
      break
    }
    await Promise.all([
      collect(mailsOf(store, facts, AFTERNOON)),
      collect(mailsOf(store, facts, AFTERNOON)),
    ])
    expect(await collect(mailsOf(store, facts, AFTERNOON))).toEqual([])
    const mails = (await claimAll(store, AFTERNOON)).map(({ to }) => to)
    expect(new Set(mails).size).toBe(count)
    expect(mails).toHaveLength(count)
  }, 120_000)

  test('of what an editor saw and what the content says now, only the same is decided', async () => {
    const { store } = await freshStore(database)
    await keepNewRecords(store, loadFacts())
    const seen = openChanges(
      await store.ruleChanges.announced(),
      siteFactsWith(MORE_DUTY),
      TODAY,
    )[0]
    const decision = {
      factId: 'fee-prp',
      before: versionOf(seen?.recordBefore ?? ''),
      after: versionOf(seen?.recordAfter ?? ''),
      words: WORDS,
      by: 'editor@example.org',
      at: AFTERNOON,
    }
    const now = siteFactsWith(withNewValue('fee-prp', TODAY, 7))
    expect(await decideChange(store, decision, { facts: now, today: TODAY })).toBe(false)
    expect(await store.ruleChanges.waiting()).toEqual([])
  })
})

describe('the hour of a digest', () => {
  const morning = Temporal.Instant.from('2026-12-01T04:59:59.999Z')
  const ten = Temporal.Instant.from('2026-12-01T05:00:00Z')

  test('is ten in Almaty, for what was announced before it', async () => {
    const { store } = await freshStore(DATABASES[0])
    await keepNewRecords(store, loadFacts())
    const facts = siteFactsWith(MORE_DUTY, LESS_ABSENCE)
    await decide(store, facts, 'fee-prp', WORDS, morning)
    expect(await beginDigest(store, { day: TODAY, at: morning })).toBe(false)
    expect(await beginDigest(store, { day: TODAY, at: ten })).toBe(true)
    await decide(store, facts, 'absence-limit', WORDS, ten)
    expect(await beginDigest(store, { day: TODAY, at: ten.add({ hours: 1 }) })).toBe(false)
    expect(await store.ruleChanges.waiting()).toHaveLength(1)
    const next = Temporal.Instant.from('2026-12-02T05:00:00Z')
    expect(await beginDigest(store, { day: '2026-12-02', at: next })).toBe(true)
  })

  test('what is announced after ten waits for tomorrow, though today had no digest', async () => {
    const { store } = await freshStore(DATABASES[0])
    await keepNewRecords(store, loadFacts())
    await decide(store, siteFactsWith(MORE_DUTY), 'fee-prp', WORDS, ten)
    expect(await beginDigest(store, { day: TODAY, at: ten.add({ hours: 5 }) })).toBe(false)
    expect(await store.ruleChanges.waiting()).toHaveLength(1)
  })

  test.each([
    ['before ten', '2026-12-01T04:00:00Z', false, '2026-12-01T05:00:00Z'],
    [
      'before ten, when today’s was sent early',
      '2026-12-01T04:00:00Z',
      true,
      '2026-12-02T05:00:00Z',
    ],
    ['at ten', '2026-12-01T05:00:00Z', false, '2026-12-02T05:00:00Z'],
    ['after midnight in Almaty', '2026-12-01T19:30:00Z', false, '2026-12-02T05:00:00Z'],
  ])('%s is said as it will be', (_, at, gone, next) => {
    expect(nextDigestTime(Temporal.Instant.from(at), gone).toString()).toBe(next)
  })
})
