import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { FailedMails } from '#components/desk/operations/failed-mails.tsx'
import { Figures } from '#components/desk/operations/figures.tsx'
import { MailPause } from '#components/desk/operations/mail-pause.tsx'
import { RetryingMails } from '#components/desk/operations/retrying-mails.tsx'
import { now } from '#lib/config/clock.ts'
import { processMetrics } from '#lib/config/metrics.ts'
import { env } from '#lib/config/settings.ts'
import { formatBytes } from '#lib/desk/format-bytes.ts'
import { dataSizes, type FolderSize } from '#lib/desk/operations.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { type FreeSpace, freeSpace } from '#lib/health/free-space.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FailureClass } from '#lib/store/mail-types.ts'
import { sharedStore } from '#lib/store/shared.ts'
import packageFile from '#package.json' with { type: 'json' }
import { DeskFrame } from '../desk-frame.tsx'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'
import { resumeMail, retryMail } from './action.ts'

const FAILURES = 100

/** Hours for which failed tries are counted. */
const COUNTED_HOURS = 7 * 24

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.operations.title') }
}

export default async function OperationsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireEditor()
  const state = firstParam(await searchParams, 'state')
  const locale = await deskLocale()
  const t = translator(locale)
  const store = await sharedStore()
  const at = now()
  const [counts, failures, retrying, refusals, pause, site] = await Promise.all([
    store.outbox.counts(at),
    store.outbox.failed(FAILURES),
    store.outbox.retrying(FAILURES),
    store.mailFailures.countByClass(at.subtract({ hours: COUNTED_HOURS })),
    store.mailFailures.findPause(at),
    siteMetrics(locale),
  ])
  const oldest = counts.oldestDue ? formatTime(counts.oldestDue, locale) : '–'
  return (
    <DeskFrame locale={locale} path={deskPaths.operations} title={t('desk.operations.title')}>
      {(state === 'retried' || state === 'resumed') && (
        <p role="status" className="banner">
          {t(`desk.operations.${state}`)}
        </p>
      )}
      {pause && <MailPause locale={locale} pause={pause} resume={resumeMail} />}
      <div className="grid gap-9">
        <Figures
          id="mail"
          title={t('desk.operations.mail')}
          figures={[
            [t('desk.operations.waiting'), String(counts.waiting)],
            [t('desk.operations.failed'), String(counts.failed)],
            [t('desk.operations.oldest'), oldest],
            [t('desk.operations.refusals'), writeRefusals(locale, refusals)],
          ]}
        />
        <RetryingMails locale={locale} mails={retrying} />
        <FailedMails locale={locale} mails={failures} retry={retryMail} />
        <p>
          <a href={deskPaths.mails} className="inline-flex min-h-11 items-center">
            {t('desk.mails.title')}
          </a>
        </p>
        <Figures id="site" title={t('desk.operations.site')} figures={site} />
      </div>
    </DeskFrame>
  )
}

function writeSpace(locale: Locale, { state, bytes }: FreeSpace, limit: number): string {
  if (bytes === undefined) return '–'
  const size = formatBytes(bytes, locale)
  if (state === 'ok') return size
  return translator(locale)('desk.operations.spaceLow', { size, limit: formatBytes(limit, locale) })
}

function writeRefusals(
  locale: Locale,
  refusals: { failureClass: FailureClass; count: number }[],
): string {
  const t = translator(locale)
  if (refusals.length === 0) return t('desk.operations.noRefusals')
  const most = refusals.toSorted((one, other) => other.count - one.count)
  return most
    .map(({ failureClass, count }) => `${t(`desk.operations.failure.${failureClass}`)}: ${count}`)
    .join(' · ')
}

async function siteMetrics(locale: Locale): Promise<[string, string][]> {
  const t = translator(locale)
  const { DATA_DIR, DATABASE_URL, MIN_FREE_SPACE } = env()
  const { builtAt, pages } = processMetrics()
  const { store, mails, backups } = await dataSizes(DATA_DIR)
  const outside = t('desk.operations.outside')
  const inFiles = ({ bytes, files }: FolderSize) =>
    t('desk.operations.files', { size: formatBytes(bytes, locale), n: files })
  const backup = backups.newest ? formatTime(backups.newest, locale) : t('desk.operations.noBackup')
  return [
    [t('desk.operations.version'), packageFile.version],
    [t('desk.operations.built'), builtAt ? formatTime(builtAt, locale) : '–'],
    [t('desk.operations.day'), pages.day ? formatDay(pages.day, locale) : '–'],
    [t('desk.operations.backup'), DATABASE_URL ? outside : backup],
    [t('desk.operations.space'), writeSpace(locale, await freeSpace(), MIN_FREE_SPACE * 1_000_000)],
    [t('desk.operations.storeSize'), DATABASE_URL ? outside : formatBytes(store.bytes, locale)],
    [t('desk.operations.mailSize'), inFiles(mails)],
    [t('desk.operations.backupSize'), inFiles(backups)],
  ]
}
