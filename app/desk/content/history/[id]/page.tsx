import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { OneButton } from '#components/desk/changes/change-actions.tsx'
import { FileDifferences } from '#components/desk/changes/file-differences.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import { translator } from '#lib/i18n/messages.ts'
import { findChange } from '#lib/publishing/history/history.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../../desk-frame.tsx'
import { deskLocale } from '../../../locale.ts'
import { requireEditor } from '../../../session.ts'
import { takeChangeBack } from '../../changes/action.ts'

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

const REFUSED = {
  nothing: 'desk.changes.cannot.nothing',
  conflict: 'desk.changes.cannot.conflict',
  'drafts-there': 'desk.changes.cannot.drafts-there',
} as const

function isRefused(state: string): state is keyof typeof REFUSED {
  return Object.hasOwn(REFUSED, state)
}

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.changes.history') }
}

/** One published change: who, why, its differences, and taking it back. */
export default async function PublishedPage({ params, searchParams }: Props) {
  await requireEditor()
  const { id } = await params
  const locale = await deskLocale()
  const t = translator(locale)
  const state = firstParam(await searchParams, 'state')
  const found = (await findChange(await sharedStore(), publishingSettings(), id)) ?? notFound()
  const [title = '', ...reasons] = found.note.split('\n')
  return (
    <DeskFrame locale={locale} path={deskPaths.published(id)} title={title || id}>
      {isRefused(state) && (
        <p role="alert" className="banner">
          {t(REFUSED[state])}
        </p>
      )}
      <p className="mb-2 text-soft">
        {found.author} · {formatTime(found.at, locale)}
      </p>
      <p className="mb-4 whitespace-pre-wrap">{reasons.join('\n').trim()}</p>
      <div className="grid gap-6">
        <FileDifferences locale={locale} files={found.files} change={id} />
        <div className="grid gap-2">
          <p>{t('desk.changes.takeBackHint')}</p>
          <OneButton id={id} action={takeChangeBack} words={t('desk.changes.takeBack')} isQuiet />
        </div>
      </div>
    </DeskFrame>
  )
}
