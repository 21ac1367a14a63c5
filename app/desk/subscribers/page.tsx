import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ErrorSummaryInPlace } from '#components/desk/errors/error-summary-in-place.tsx'
import {
  SubscriberExport,
  SubscriberRemoval,
} from '#components/desk/operations/subscriber-forms.tsx'
import { SubscriberTable } from '#components/desk/operations/subscriber-table.tsx'
import { DeliveryFigures } from '#components/desk/subscribers/delivery-figures.tsx'
import { ListChart } from '#components/desk/subscribers/list-chart.tsx'
import { TopicTable } from '#components/desk/subscribers/topic-table.tsx'
import { now } from '#lib/config/clock.ts'
import { subscriberTable } from '#lib/desk/operations.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { removalErrors } from '#lib/desk/subscriber-removal.ts'
import { deliveries, figuresSince, finishRate, weeksOfList } from '#lib/desk/subscribers/figures.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { readDeskDraft } from '../draft.ts'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'
import { removeSubscriber } from './action.ts'

const YEARS_OF_REPORTS = { hours: 2 * 365 * 24 }

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.list.title') }
}

export default async function SubscribersPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const state = firstParam(query, 'state')
  const failed = state === 'removal-errors'
  const answers = failed ? await readDeskDraft(editor, 'desk-remove-subscriber') : {}
  const errors = failed ? removalErrors(answers) : {}
  const also = firstParam(query, 'also').match(/WE-[A-Z0-9]+/g) ?? []
  const store = await sharedStore()
  const at = now()
  const [rows, topics, events, letters, reports] = await Promise.all([
    subscriberTable(store),
    store.subscribers.countByTopic(),
    store.subscribers.countEvents(figuresSince(at)),
    store.letters.list(),
    store.mailReports.count(at.subtract(YEARS_OF_REPORTS)),
  ])
  const confirmed = rows.find(({ status }) => status === 'confirmed')?.total ?? 0
  const weeks = weeksOfList(events, confirmed, at)
  return (
    <DeskFrame locale={locale} path={deskPaths.subscribers} title={t('desk.list.title')}>
      <ErrorSummaryInPlace locale={locale} errors={errors} />
      {(state === 'removed' || state === 'nothing') && (
        <p role="status" className="banner">
          {t(`desk.subscribers.${state}`)}{' '}
          {also.length > 0 && t('desk.subscribers.recommendations', { list: also.join(', ') })}
        </p>
      )}
      <div className="grid gap-9">
        <SubscriberTable locale={locale} rows={rows} />
        <TopicTable locale={locale} rows={topics} />
        <ListChart locale={locale} weeks={weeks} rate={finishRate(weeks)} />
        <DeliveryFigures locale={locale} letters={deliveries(letters, reports)} />
        <section aria-labelledby="manage" className="grid gap-3">
          <h2 id="manage">{t('desk.list.manage')}</h2>
          <ul>
            <li>
              <a href={deskPaths.blockedAddresses} className="inline-flex min-h-11 items-center">
                {t('desk.blocked.title')}
              </a>
            </li>
            <li>
              <a href={deskPaths.subscriberImport} className="inline-flex min-h-11 items-center">
                {t('desk.import.title')}
              </a>
            </li>
          </ul>
          <SubscriberExport locale={locale} />
          <SubscriberRemoval
            locale={locale}
            answers={answers}
            errors={errors}
            action={removeSubscriber}
          />
        </section>
      </div>
    </DeskFrame>
  )
}
