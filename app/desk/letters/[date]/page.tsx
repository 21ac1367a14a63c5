import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { LetterEdit } from '#components/desk/letters/letter-edit.tsx'
import { LetterFindings } from '#components/desk/letters/letter-findings.tsx'
import { LetterPreview } from '#components/desk/letters/letter-preview.tsx'
import { LetterProblems } from '#components/desk/letters/letter-problems.tsx'
import { LetterProgress } from '#components/desk/letters/letter-progress.tsx'
import { LetterRecipients } from '#components/desk/letters/letter-recipients.tsx'
import { LetterSend, LetterTest } from '#components/desk/letters/letter-send.tsx'
import { LetterStateLine } from '#components/desk/letters/letter-state-line.tsx'
import { now, today } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { letterLinkCheck, lettersLinks } from '#lib/desk/letters/letter-links.ts'
import { findDeskLetter } from '#lib/desk/letters/letters.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import * as actions from './action.ts'
import { contentErrors } from './content-errors.ts'

type Props = { params: Promise<{ date: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireEditor()
  const { date } = await params
  return { title: `${translator(await deskLocale())('desk.letters.title')} ${date}` }
}

export default async function LetterPage({ params, searchParams }: Props) {
  const editor = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const outcome = firstParam(query, 'state')
  const asked = firstParam(query, 'l')
  const language = isLocale(asked) ? asked : locale
  const store = await sharedStore()
  const at = now()
  const { SITE_URL, LETTER_REVIEW } = env()
  const { date } = await params
  const letter = await findDeskLetter(store, { date, day: today(), at, siteUrl: SITE_URL })
  if (!letter) notFound()
  const { sent, state, texts, error, findings, version, approvals, recipients } = letter
  const pause = await store.mailFailures.findPause(at)
  const reports = await store.mailReports.countOf(date)
  return (
    <DeskFrame
      locale={locale}
      path={deskPaths.letter(date)}
      title={texts?.[locale].subject ?? t('desk.letters.unreadable')}
    >
      <div className="grid gap-8">
        <LetterStateLine locale={locale} date={date} state={state} outcome={outcome} />
        {!sent && <LetterEdit locale={locale} date={date} />}
        <LetterProblems locale={locale} problems={error ? [error] : []} />
        {sent && (
          <LetterProgress
            locale={locale}
            sent={sent}
            state={state}
            reports={reports}
            queuePause={
              pause && state === 'sending'
                ? t('desk.letters.sending.queuePaused', { until: formatTime(pause.until, locale) })
                : undefined
            }
            unsure={outcome === 'cancel-not-sure'}
            actions={{
              pause: actions.pauseLetter,
              resume: actions.resumeLetter,
              cancel: actions.cancelLetter,
              retry: actions.retryUnsureCopies,
            }}
          />
        )}
        {texts && !sent && (
          <LetterFindings
            locale={locale}
            date={date}
            findings={findings}
            contentErrors={await contentErrors(date, locale)}
            links={lettersLinks(texts, SITE_URL).length}
            check={letterLinkCheck(date, version)}
            action={actions.checkLinksOfLetter}
          />
        )}
        {texts && (
          <LetterPreview locale={locale} date={date} language={language} text={texts[language]} />
        )}
        {texts && (
          <LetterTest
            locale={locale}
            date={date}
            language={language}
            email={editor.email}
            action={actions.testLetter}
          />
        )}
        {!sent && <LetterRecipients locale={locale} recipients={recipients} />}
        {version && (
          <LetterSend
            locale={locale}
            date={date}
            version={version}
            total={recipients.counts.reduce((sum, { count }) => sum + count, 0)}
            review={LETTER_REVIEW}
            approvals={approvals.map(({ by }) => by)}
            editor={editor.email}
            approve={actions.approveLetter}
            send={actions.sendLetter}
          />
        )}
      </div>
    </DeskFrame>
  )
}
