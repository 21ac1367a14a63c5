import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { LetterFindings } from '#components/desk/letters/letter-findings.tsx'
import { LetterList } from '#components/desk/letters/letter-list.tsx'
import { LetterPreview } from '#components/desk/letters/letter-preview.tsx'
import { LetterProgress } from '#components/desk/letters/letter-progress.tsx'
import { LetterRecipients } from '#components/desk/letters/letter-recipients.tsx'
import { LetterSend, LetterTest } from '#components/desk/letters/letter-send.tsx'
import { LetterStateLine } from '#components/desk/letters/letter-state-line.tsx'
import { MailList } from '#components/desk/mails/mail-list.tsx'
import { BlockForm } from '#components/desk/subscribers/block-form.tsx'
import { BlockedList } from '#components/desk/subscribers/blocked-list.tsx'
import { DeliveryFigures } from '#components/desk/subscribers/delivery-figures.tsx'
import { ImportForm } from '#components/desk/subscribers/import-form.tsx'
import { ImportReport } from '#components/desk/subscribers/import-report.tsx'
import { ListChart } from '#components/desk/subscribers/list-chart.tsx'
import { TopicTable } from '#components/desk/subscribers/topic-table.tsx'
import { weeksOfList } from '#lib/desk/subscribers/figures.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import type { SentLetter } from '#lib/store/letter-types.ts'
import { IMPORT_OUTCOMES, type StoredImport } from '#lib/store/subscriber-types.ts'
import { NOON } from '../../factories/instant.ts'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }))

const DATE = '2026-12-01'
const act = async () => undefined
const TEXT = { subject: 'S', preheader: 'P', html: '<p>a</p>', text: 'a' }

const SENT: SentLetter = {
  date: DATE,
  status: 'sending',
  startedAt: NOON,
  startedBy: 'anna@example.org',
  factsDay: DATE,
  copies: { waiting: 40, handed: 5, sent: 50, failed: 2, unsure: 3, skipped: 1, cancelled: 0 },
}

const IMPORT: StoredImport = {
  id: 'one',
  by: 'anna@example.org',
  dryRun: true,
  startedAt: NOON,
  total: 20,
  done: 10,
  state: 'done',
}

describe.each(LOCALES)('the desk about letters in %s', (locale) => {
  test('a letter under way: how far, what it can do, and what nobody can know', () => {
    const actions = { pause: act, resume: act, cancel: act, retry: act }
    const html = renderToStaticMarkup(
      <LetterProgress
        locale={locale}
        sent={SENT}
        state="sending"
        reports={{ bounce: 4, complaint: 1 }}
        queuePause="paused"
        unsure
        actions={actions}
      />,
    )
    expect(html).toContain('<progress value="56" max="101"')
    expect(html.match(/<form/g)).toHaveLength(3)
    expect(html).toContain('role="alert"')
    expect(html).toMatch(/<details[^>]*open/)
    const ended = renderToStaticMarkup(
      <LetterProgress
        locale={locale}
        sent={{ ...SENT, status: 'cancelled' }}
        state="cancelled"
        reports={{ bounce: 0, complaint: 0 }}
        queuePause={undefined}
        unsure={false}
        actions={actions}
      />,
    )
    expect(ended).not.toContain('<form')
  })

  test('checks, preview, test, recipients and sending of a draft', () => {
    const html = renderToStaticMarkup(
      <>
        <LetterList
          locale={locale}
          letters={[{ date: DATE, state: 'sending', subject: 'S', sent: SENT }]}
        />
        <LetterList locale={locale} letters={[]} />
        <LetterStateLine locale={locale} date={DATE} state="draft" outcome="unreviewed" />
        <LetterFindings
          contentErrors={['content/letters/2026-12-01/ru.mdx:5: 4600']}
          locale={locale}
          date={DATE}
          findings={[
            { rule: 'languages', state: 'warning', in: [{ locale: 'kk', other: 'ru' }] },
            { rule: 'size', state: 'warning', in: [{ locale: 'ru', number: 95_000 }] },
            { rule: 'text', state: 'ok', in: [] },
          ]}
          links={2}
          check={{
            startedAt: NOON,
            total: 2,
            done: 2,
            state: 'done',
            faults: [{ url: 'https://e.example/', where: ['ru'], fault: 404 }],
          }}
          action={act}
        />
        <LetterPreview locale={locale} date={DATE} language="kk" text={TEXT} />
        <LetterTest locale={locale} date={DATE} language="kk" email="a@b.kz" action={act} />
        <LetterRecipients
          locale={locale}
          recipients={{
            counts: [{ locale: 'kk', count: 7 }],
            otherTopics: 1,
            paused: 2,
            unconfirmed: 3,
            left: 4,
            bounced: 5,
            blocked: 6,
          }}
        />
      </>,
    )
    expect(html).toContain('95000')
    expect(html).toContain('404')
    expect(
      html.match(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/g),
    ).toHaveLength(2)
    expect(html).not.toContain('allow-scripts')
    expect(html.match(/desk\/content\/new\?kind=letters/g)).toHaveLength(2)
  })

  test('sending waits for another editor where that is set, and only there', () => {
    const send = (review: 'one' | 'two', approvals: string[]) =>
      renderToStaticMarkup(
        <LetterSend
          locale={locale}
          date={DATE}
          version="v"
          total={5}
          review={review}
          approvals={approvals}
          editor="anna@example.org"
          approve={act}
          send={act}
        />,
      )
    expect(send('one', [])).toContain('name="sure"')
    expect(send('two', ['anna@example.org'])).not.toContain('name="sure"')
    expect(send('two', ['berik@example.org'])).toContain('name="sure"')
  })

  test('subscribers: figures, blocked addresses, an import line by line', () => {
    const weeks = weeksOfList([{ day: '2026-11-23', what: 'asked', count: 4 }], 9, NOON)
    const html = renderToStaticMarkup(
      <>
        <ListChart locale={locale} weeks={weeks} rate={0.5} />
        <DeliveryFigures
          locale={locale}
          letters={[{ date: DATE, tried: 8, arrived: 7, returned: 1, complaints: 0 }]}
        />
        <DeliveryFigures locale={locale} letters={[]} />
        <TopicTable locale={locale} rows={[{ topic: 'letter', locale: 'kk', count: 3 }]} />
        <BlockForm
          locale={locale}
          answers={{ email: 'x' }}
          errors={{ email: 'email.malformed', reason: 'blockReason', note: 'blockNote' }}
          action={act}
        />
        <BlockedList
          locale={locale}
          list={[{ email: 'a@b.kz', reason: 'complaint', note: 'n', at: NOON, by: 'site' }]}
          counts={{ 'no-mailbox': 1, complaint: 2, asked: 3, abuse: 4 }}
          next="x"
          unblock={act}
        />
        <ImportForm locale={locale} />
        {(['done', 'stopped', 'running'] as const).flatMap((state) =>
          [true, false].map((dryRun) => (
            <ImportReport
              key={`${state}${dryRun}`}
              locale={locale}
              isOwn
              run={act}
              goOn={act}
              drop={act}
              job={{ ...IMPORT, dryRun, state }}
              counts={new Map(IMPORT_OUTCOMES.map((outcome) => [outcome, 1]))}
              lines={IMPORT_OUTCOMES.map((outcome, i) => ({ line: i + 2, email: 'a', outcome }))}
            />
          )),
        )}
        <MailList
          locale={locale}
          next={undefined}
          isSent={false}
          mails={[{ name: 'n', at: NOON, to: 'a@b.kz', subject: 'S', text: '', html: '' }]}
        />
      </>,
    )
    expect(html).toContain('50 %')
    expect(html).toContain('87.5 %')
    expect(html.match(/aria-describedby="[^"]*error"/g)?.length).toBeGreaterThanOrEqual(2)
    expect(html).not.toMatch(/desk\.|errors\./)
  })
})
