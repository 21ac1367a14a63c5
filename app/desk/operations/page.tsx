import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { FailedMails } from '#components/desk/operations/failed-mails.tsx'
import { Figures } from '#components/desk/operations/figures.tsx'
import {
  SubscriberExport,
  SubscriberRemoval,
} from '#components/desk/operations/subscriber-forms.tsx'
import { SubscriberTable } from '#components/desk/operations/subscriber-table.tsx'
import { ErrorSummaryInPlace } from '#components/form/error-summary-in-place.tsx'
import { now } from '#lib/config/clock.ts'
import { processMetrics } from '#lib/config/metrics.ts'
import { env } from '#lib/config/settings.ts'
import { formatBytes } from '#lib/desk/format-bytes.ts'
import { dataSizes, type FolderSize, subscriberTable } from '#lib/desk/operations.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { removalErrors } from '#lib/desk/subscriber-removal.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import packageFile from '#package.json' with { type: 'json' }
import { DeskFrame } from '../desk-frame.tsx'
import { readDeskDraft } from '../draft.ts'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'
import { removeSubscriber, retryMail } from './action.ts'

const FAILURES = 100

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.operations.title') }
}

export default async function OperationsPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const query = await searchParams
  const state = firstParam(query, 'state')
  const answers =
    state === 'removal-errors' ? await readDeskDraft(editor, 'desk-remove-subscriber') : {}
  const errors = state === 'removal-errors' ? removalErrors(answers) : {}
  const also = firstParam(query, 'also').match(/WE-[A-Z0-9]+/g) ?? []
  const locale = await deskLocale()
  const t = translator(locale)
  const store = await sharedStore()
  const [counts, failures, subscribers, site] = await Promise.all([
    store.outbox.counts(now()),
    store.outbox.failed(FAILURES),
    subscriberTable(store),
    siteMetrics(locale),
  ])
  const oldest = counts.oldestDue ? formatTime(counts.oldestDue, locale) : '–'
  return (
    <DeskFrame locale={locale} path={deskPaths.operations} title={t('desk.operations.title')}>
      <ErrorSummaryInPlace locale={locale} errors={errors} />
      {state === 'retried' && (
        <p role="status" className="banner">
          {t('desk.operations.retried')}
        </p>
      )}
      {(state === 'removed' || state === 'nothing') && (
        <p role="status" className="banner">
          {t(`desk.subscribers.${state}`)}{' '}
          {also.length > 0 && t('desk.subscribers.recommendations', { list: also.join(', ') })}
        </p>
      )}
      <div className="grid gap-9">
        <Figures
          id="mail"
          title={t('desk.operations.mail')}
          figures={[
            [t('desk.operations.waiting'), String(counts.waiting)],
            [t('desk.operations.failed'), String(counts.failed)],
            [t('desk.operations.oldest'), oldest],
          ]}
        />
        <FailedMails locale={locale} mails={failures} retry={retryMail} />
        <div className="grid gap-3">
          <SubscriberTable locale={locale} rows={subscribers} />
          <SubscriberExport locale={locale} />
          <SubscriberRemoval
            locale={locale}
            answers={answers}
            errors={errors}
            action={removeSubscriber}
          />
        </div>
        <Figures id="site" title={t('desk.operations.site')} figures={site} />
      </div>
    </DeskFrame>
  )
}

async function siteMetrics(locale: Locale): Promise<[string, string][]> {
  const t = translator(locale)
  const { DATA_DIR, DATABASE_URL } = env()
  const { builtAt, edition } = processMetrics()
  const { store, mails, backups } = await dataSizes(DATA_DIR)
  const outside = t('desk.operations.outside')
  const inFiles = ({ bytes, files }: FolderSize) =>
    t('desk.operations.files', { size: formatBytes(bytes, locale), n: files })
  const backup = backups.newest ? formatTime(backups.newest, locale) : t('desk.operations.noBackup')
  return [
    [t('desk.operations.version'), packageFile.version],
    [t('desk.operations.built'), builtAt ? formatTime(builtAt, locale) : '–'],
    [t('desk.operations.day'), edition.day ? formatDay(edition.day, locale) : '–'],
    [t('desk.operations.backup'), DATABASE_URL ? outside : backup],
    [t('desk.operations.storeSize'), DATABASE_URL ? outside : formatBytes(store.bytes, locale)],
    [t('desk.operations.mailSize'), inFiles(mails)],
    [t('desk.operations.backupSize'), inFiles(backups)],
  ]
}
