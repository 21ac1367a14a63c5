import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { HistoryEntries } from '#components/desk/changes/change-list.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { listHistory } from '#lib/publishing/history/history.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'

const MAX_ENTRIES = 200

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.changes.history') }
}

/** Who changed what and why: of all content, or of the file in `?path=`. */
export default async function HistoryPage({ searchParams }: { searchParams: SearchParams }) {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const path = parseContentPath(firstParam(await searchParams, 'path'))?.path
  const entries = await listHistory(await sharedStore(), publishingSettings(), {
    ...(path && { path }),
    limit: MAX_ENTRIES,
  })
  return (
    <DeskFrame locale={locale} path={deskPaths.changeHistory} title={t('desk.changes.history')}>
      {path && <p className="mb-3">{path}</p>}
      {entries.length === 0 && <p>{t('desk.changes.noHistory')}</p>}
      <HistoryEntries locale={locale} entries={entries} />
    </DeskFrame>
  )
}
