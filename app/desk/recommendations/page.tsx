import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ErrorSummaryInPlace } from '#components/desk/errors/error-summary-in-place.tsx'
import { BulkForm } from '#components/desk/inbox/bulk-form.tsx'
import { BulkOutcomeNote } from '#components/desk/inbox/bulk-outcome.tsx'
import { ExportForm } from '#components/desk/inbox/export-form.tsx'
import { InboxFilterForm } from '#components/desk/inbox/inbox-filter.tsx'
import { InboxList } from '#components/desk/inbox/inbox-list.tsx'
import { SuspiciousLine } from '#components/desk/inbox/suspicious-line.tsx'
import { now } from '#lib/config/clock.ts'
import { INBOX_PAGE, inboxHref, readInboxFilter } from '#lib/desk/inbox/inbox-query.ts'
import { bulkErrors } from '#lib/desk/inbox/move-form.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { boxValues } from '#lib/forms/form-values.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { readDeskDraft } from '../draft.ts'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'
import { moveChosen } from './action.ts'

type Props = { searchParams: SearchParams }

async function readPage({ searchParams }: Props) {
  const editor = await requireEditor()
  const query = await searchParams
  const state = firstParam(query, 'state')
  const draft = state ? await readDeskDraft(editor, 'desk-bulk') : {}
  const failed = state === 'errors'
  return {
    editor,
    locale: await deskLocale(),
    filter: readInboxFilter((name) => firstParam(query, name)),
    outcome: state === 'done' ? draft : {},
    answers: failed ? draft : {},
    errors: failed ? bulkErrors(draft) : {},
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, errors } = await readPage(props)
  const t = translator(locale)
  const title = t('desk.inbox.title')
  return { title: Object.keys(errors).length > 0 ? t('errors.title', { title }) : title }
}

export default async function InboxPage(props: Props) {
  const { editor, locale, filter, outcome, answers, errors } = await readPage(props)
  const t = translator(locale)
  const { recommendations } = await sharedStore()
  const assignee = filter.mine ? editor.email : undefined
  const [counts, suspicious, { entries, next }] = await Promise.all([
    recommendations.countByStatus(),
    recommendations.countSuspicious(),
    recommendations.inbox({ ...filter, assignee, limit: INBOX_PAGE }),
  ])
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <DeskFrame locale={locale} path={deskPaths.inbox} title={t('desk.inbox.title')}>
      <ErrorSummaryInPlace locale={locale} errors={errors} />
      <BulkOutcomeNote locale={locale} outcome={outcome} />
      <SuspiciousLine locale={locale} count={suspicious} shown={filter.suspicious === true} />
      <InboxFilterForm locale={locale} filter={filter} counts={counts} />
      {entries.length === 0 ? (
        <p className="py-6">
          {t(total + suspicious === 0 ? 'desk.inbox.empty' : 'desk.inbox.nothing')}
        </p>
      ) : (
        <BulkForm
          locale={locale}
          moves={!filter.suspicious}
          back={`${deskPaths.inbox}?${inboxHref(filter).split('?')[1] ?? ''}`}
          answers={answers}
          errors={errors}
          move={moveChosen}
        >
          <InboxList
            locale={locale}
            entries={entries}
            chosen={boxValues(answers, 'chosen')}
            now={now()}
          />
          {(next || filter.after) && (
            <p className="mt-3 flex flex-wrap gap-6">
              {next && (
                <a
                  href={inboxHref({ ...filter, after: next })}
                  rel="next"
                  className="inline-flex min-h-11 items-center"
                >
                  {t('desk.inbox.older')}
                </a>
              )}
              {filter.after && (
                <a
                  href={inboxHref({ ...filter, after: undefined })}
                  className="inline-flex min-h-11 items-center"
                >
                  {t('desk.inbox.newest')}
                </a>
              )}
            </p>
          )}
        </BulkForm>
      )}
      {total + suspicious > 0 && <ExportForm locale={locale} total={total + suspicious} />}
    </DeskFrame>
  )
}
