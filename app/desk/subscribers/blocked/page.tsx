import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ErrorSummaryInPlace } from '#components/desk/errors/error-summary-in-place.tsx'
import { BlockForm } from '#components/desk/subscribers/block-form.tsx'
import { BlockedList } from '#components/desk/subscribers/blocked-list.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { blockErrors } from '#lib/desk/subscribers/block-form.ts'
import { translator } from '#lib/i18n/messages.ts'
import { readCursor, writeCursor } from '#lib/store/cursor.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { readDeskDraft } from '../../draft.ts'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { blockAddress, unblockAddress } from './action.ts'

const PAGE = 100

const OUTCOMES = ['blocked', 'unblocked', 'gone', 'no-reason'] as const

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.blocked.title') }
}

export default async function BlockedPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const state = firstParam(query, 'state')
  const outcome = OUTCOMES.find((one) => one === state)
  const answers = state === 'errors' ? await readDeskDraft(editor, 'desk-block-address') : {}
  const errors = state === 'errors' ? blockErrors(answers) : {}
  const cursor = readCursor(firstParam(query, 'after'))
  const after = cursor && { at: cursor.at, email: cursor.ids[0] ?? '' }
  const { suppressions } = await sharedStore()
  const [list, counts] = await Promise.all([
    suppressions.list({ limit: PAGE, after }),
    suppressions.countByReason(),
  ])
  const last = list.at(-1)
  const next = last && list.length === PAGE ? writeCursor(last.at, last.email) : undefined
  return (
    <DeskFrame locale={locale} path={deskPaths.blockedAddresses} title={t('desk.blocked.title')}>
      <div className="grid gap-6">
        <ErrorSummaryInPlace locale={locale} errors={errors} />
        {outcome && (
          <p role="status" className="banner">
            {t(`desk.blocked.outcome.${outcome}`)}
          </p>
        )}
        <p className="max-w-2xl">{t('desk.blocked.text')}</p>
        <BlockForm locale={locale} answers={answers} errors={errors} action={blockAddress} />
        <BlockedList
          locale={locale}
          list={list}
          counts={counts}
          next={next}
          unblock={unblockAddress}
        />
      </div>
    </DeskFrame>
  )
}
