import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { DeskAuditLog, LedgerTabs, RecommendationAuditLog } from '#components/desk/audit-log.tsx'
import { readCursor, writeCursor } from '#lib/desk/cursor.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'

const PAGE = 100

type Which = 'recommendations' | 'desk'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.ledger.title') }
}

export default async function LedgerPage({ searchParams }: { searchParams: SearchParams }) {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const which: Which = firstParam(query, 'of') === 'desk' ? 'desk' : 'recommendations'
  const { steps, entries, next } = await readLedger(which, firstParam(query, 'after'))
  const empty = steps.length + entries.length === 0
  return (
    <DeskFrame locale={locale} path={deskPaths.ledger} title={t('desk.ledger.title')}>
      <p className="mb-3 max-w-2xl text-soft">{t('desk.ledger.text')}</p>
      <LedgerTabs locale={locale} which={which} />
      {empty && <p>{t('desk.ledger.empty')}</p>}
      <RecommendationAuditLog locale={locale} steps={steps} />
      <DeskAuditLog locale={locale} entries={entries} />
      {next && (
        <p className="mt-4">
          <a
            href={`${deskPaths.ledger}?${new URLSearchParams({ of: which, after: next })}`}
            rel="next"
            className="inline-flex min-h-11 items-center"
          >
            {t('desk.ledger.older')}
          </a>
        </p>
      )}
    </DeskFrame>
  )
}

async function readLedger(which: Which, text: string) {
  const { desk, recommendations } = await sharedStore()
  const place = readCursor(text)
  const [first = '', second] = place?.ids ?? []
  if (which === 'desk') {
    const after = place && { at: place.at, id: first }
    const entries = await desk.ledger({ after, limit: PAGE })
    const last = entries.at(-1)
    const next = last && entries.length === PAGE ? writeCursor(last.at, last.id) : undefined
    return { steps: [], entries, next }
  }
  const after = place && { at: place.at, reference: first, version: Number(second) || 0 }
  const steps = await recommendations.ledger({ after, limit: PAGE })
  const last = steps.at(-1)
  const next =
    last && steps.length === PAGE ? writeCursor(last.at, last.reference, last.version) : undefined
  return { steps, entries: [], next }
}
