import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ContentFilter } from '#components/desk/editing/content-filter.tsx'
import { ContentList } from '#components/desk/editing/content-list.tsx'
import { today } from '#lib/config/clock.ts'
import { contentState } from '#lib/config/files/content-dir.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import {
  CONTENT_KINDS,
  CONTENT_STATES,
  listContent,
  searchContent,
} from '#lib/publishing/editing/find-content.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'

/** The most entries on one page. */
const MAX_ENTRIES = 100

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.files.title') }
}

export default async function FilesPage({ searchParams }: { searchParams: SearchParams }) {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const asked = firstParam(query, 'language')
  const search = {
    words: firstParam(query, 'q').slice(0, 200),
    kind: CONTENT_KINDS.find((kind) => kind === firstParam(query, 'kind')),
    state: CONTENT_STATES.find((state) => state === firstParam(query, 'state')),
    locale: isLocale(asked) ? asked : undefined,
  }
  const { contentDrafts } = await sharedStore()
  const drafts = await contentDrafts.list()
  const entries = listContent({
    day: today(),
    drafts: new Set(drafts.map(({ path }) => path)),
    problems: contentState().problems,
  })
  const found = searchContent(entries, search)
  return (
    <DeskFrame locale={locale} path={deskPaths.files} title={t('desk.files.title')}>
      <div className="grid gap-5">
        <p className="flex flex-wrap gap-x-6">
          <a href={deskPaths.newText} className="inline-flex min-h-11 items-center">
            {t('desk.files.new')}
          </a>
          <a href={deskPaths.words} className="inline-flex min-h-11 items-center">
            {t('desk.files.words')}
          </a>
          <a href={deskPaths.changes} className="inline-flex min-h-11 items-center">
            {t('desk.edit.publish')}
          </a>
        </p>
        <ContentFilter locale={locale} search={search} />
        <p role="status">
          {found.length === 0
            ? t('desk.files.nothing')
            : t('desk.files.found', { n: found.length })}
        </p>
        <ContentList locale={locale} entries={found.slice(0, MAX_ENTRIES)} drafts={drafts} />
        {found.length > MAX_ENTRIES && <p>{t('desk.files.more', { n: MAX_ENTRIES })}</p>}
      </div>
    </DeskFrame>
  )
}
