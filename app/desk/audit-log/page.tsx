import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { AuditLogTabs, DeskAuditLog, RecommendationAuditLog } from '#components/desk/audit-log.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { readCursor, writeCursor } from '#lib/store/cursor.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'

const PAGE = 100

type Which = 'recommendations' | 'desk'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.auditLog.title') }
}

export default async function AuditLogPage({ searchParams }: { searchParams: SearchParams }) {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const which: Which = firstParam(query, 'of') === 'desk' ? 'desk' : 'recommendations'
  const { steps, entries, next } = await readAuditLog(which, firstParam(query, 'after'))
  const empty = steps.length + entries.length === 0
  return (
    <DeskFrame locale={locale} path={deskPaths.auditLog} title={t('desk.auditLog.title')}>
      <p className="mb-3 max-w-2xl text-soft">{t('desk.auditLog.text')}</p>
      <AuditLogTabs locale={locale} which={which} />
      {empty && <p>{t('desk.auditLog.empty')}</p>}
      <RecommendationAuditLog locale={locale} steps={steps} />
      <DeskAuditLog locale={locale} entries={entries} />
      {next && (
        <p className="mt-4">
          <a
            href={`${deskPaths.auditLog}?${new URLSearchParams({ of: which, after: next })}`}
            rel="next"
            className="inline-flex min-h-11 items-center"
          >
            {t('desk.auditLog.older')}
          </a>
        </p>
      )}
    </DeskFrame>
  )
}

async function readAuditLog(which: Which, text: string) {
  const { desk, recommendations } = await sharedStore()
  const cursor = readCursor(text)
  const [first = '', second] = cursor?.ids ?? []
  if (which === 'desk') {
    const after = cursor && { at: cursor.at, id: first }
    const entries = await desk.auditLog({ after, limit: PAGE })
    const last = entries.at(-1)
    const next = last && entries.length === PAGE ? writeCursor(last.at, last.id) : undefined
    return { steps: [], entries, next }
  }
  const after = cursor && { at: cursor.at, reference: first, version: Number(second) || 0 }
  const steps = await recommendations.auditLog({ after, limit: PAGE })
  const last = steps.at(-1)
  const next =
    last && steps.length === PAGE ? writeCursor(last.at, last.reference, last.version) : undefined
  return { steps, entries: [], next }
}
