import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ErrorSummaryInPlace } from '#components/desk/errors/error-summary-in-place.tsx'
import { ContestForm } from '#components/desk/facts/contest-form.tsx'
import { FactEffects, FactPeriods, FactUsersList } from '#components/desk/facts/fact-overview.tsx'
import { NewValueForm } from '#components/desk/facts/new-value-form.tsx'
import { SourceSuggestions } from '#components/desk/facts/source-fields.tsx'
import { today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { parseDayParam } from '#lib/facts/day-param.ts'
import { loadFacts } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { factUsers } from '#lib/plan/fact-users.ts'
import { effectsOn } from '#lib/publishing/facts/effects.ts'
import { knownSources, openFact } from '#lib/publishing/facts/fact-drafts.ts'
import {
  contestAnswers,
  readContest,
  readNewValue,
  sidesOf,
} from '#lib/publishing/facts/fact-form.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { FormValues } from '#lib/store/store.ts'
import { DeskFrame } from '../../../desk-frame.tsx'
import { readDeskDraft } from '../../../draft.ts'
import { deskLocale } from '../../../locale.ts'
import { requireEditor } from '../../../session.ts'

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

const DONE = {
  saved: 'desk.facts.saved',
  again: 'desk.facts.savedAgain',
  added: 'desk.newFact.added',
} as const

function isDone(state: string): state is keyof typeof DONE {
  return Object.hasOwn(DONE, state)
}

/** A fact that was just added: the form begins with its day. */
function firstAnswers({ periods = [] }: FactRecord): FormValues {
  const [only, ...others] = periods
  return only?.value === null && others.length === 0 ? { from: only.from } : {}
}

async function readPage({ params, searchParams }: Props) {
  const editor = await requireEditor()
  const { id } = await params
  const query = await searchParams
  const { dir } = publishingSettings()
  const opened = (await openFact(await sharedStore(), dir, id, editor.email)) ?? notFound()
  const state = firstParam(query, 'state')
  const sources = knownSources(opened)
  const value = await readDeskDraft(editor, `fact-value:${id}`)
  const contest = await readDeskDraft(editor, `fact-contest:${id}`)
  const { record } = opened
  const read =
    state === 'value-errors'
      ? readNewValue(value, record, sources, { unpublished: opened.unpublished })
      : state === 'contest-errors'
        ? readContest(contest, record, sources, sidesOf(record))
        : undefined
  const errors = read && 'errors' in read ? read.errors : {}
  const isContest = firstParam(query, 'form') === 'contest'
  return { dir, opened, state, value, contest, errors, isContest, on: firstParam(query, 'on') }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { opened, errors } = await readPage(props)
  const locale = await deskLocale()
  const title = opened.record.title[locale]
  const isWrong = Object.keys(errors).length > 0
  return { title: isWrong ? translator(locale)('errors.title', { title }) : title }
}

export default async function FactPage(props: Props) {
  const { dir, opened, state, value, contest, errors, isContest, on } = await readPage(props)
  const locale = await deskLocale()
  const t = translator(locale)
  const { record, facts, sources, isDrafted, isConflict, others } = opened
  const { id } = record
  const isSum = record.sum !== undefined
  const latest = record.periods?.at(-1)?.from ?? today()
  const future = latest > today() ? latest : undefined
  const asked = parseDayParam(on, future ?? today())
  const day = 'day' in asked ? asked.day : today()
  const drafts = new Map([facts, sources].map(({ file, text }) => [file.path, text]))
  const action = `${deskPaths.fact(id)}/change`
  const done = isDone(state) ? DONE[state] : undefined
  const ledger = loadFacts()
  return (
    <DeskFrame locale={locale} path={deskPaths.fact(id)} title={record.title[locale]}>
      <ErrorSummaryInPlace locale={locale} errors={errors} />
      {done && (
        <p role="status" className="banner">
          {t(done)}{' '}
          {state !== 'added' && <a href={deskPaths.changes}>{t('desk.facts.toChanges')}</a>}
        </p>
      )}
      {state === 'changed' && (
        <p role="alert" className="banner">
          {t('desk.facts.changed')}
        </p>
      )}
      <p className="mb-4 flex flex-wrap gap-x-6 text-soft">
        <span className="inline-flex min-h-11 items-center">
          {id} · {t('fact.checked', { day: formatDay(record.checked, locale) })} ·{' '}
          {t(`desk.facts.confidences.${record.confidence}`)}
        </span>
        <a href={paths.fact(locale, id)} className="inline-flex min-h-11 items-center">
          {t('desk.facts.asReadersSee')}
        </a>
        <a href={deskPaths.edit(facts.file.path)} className="inline-flex min-h-11 items-center">
          {t('desk.facts.asText')}
        </a>
      </p>
      {others.length > 0 && (
        <p className="banner">{t('desk.facts.others', { who: others.join(', ') })}</p>
      )}
      {isConflict && (
        <p role="alert" className="banner">
          {t('desk.facts.conflict')}{' '}
          <a href={deskPaths.edit(facts.file.path)}>{t('desk.facts.asText')}</a>
        </p>
      )}
      <SourceSuggestions sources={ledger.sources.values()} />
      <div className="grid gap-8 lg:grid-cols-[1fr_24rem]">
        <div className="grid min-w-0 content-start gap-6">
          {isDrafted && (
            <FactEffects
              locale={locale}
              id={id}
              day={day}
              effects={effectsOn(dir, drafts, day, id)}
            />
          )}
          {!isSum && !isContest && (
            <section aria-labelledby="new-value" className="grid gap-3">
              <h2 id="new-value">{t('desk.facts.newValue')}</h2>
              <NewValueForm
                key={JSON.stringify([facts.version, value])}
                locale={locale}
                record={record}
                answers={{ ...firstAnswers(record), ...value }}
                errors={errors}
                action={action}
              />
            </section>
          )}
          {!isSum && isContest && (
            <section aria-labelledby="contest" className="grid gap-3">
              <h2 id="contest">{t('desk.facts.contest')}</h2>
              <p>{t('desk.facts.contestHint')}</p>
              <ContestForm
                key={JSON.stringify([facts.version, contest])}
                locale={locale}
                record={record}
                count={sidesOf(record)}
                answers={state === 'contest-errors' ? contest : contestAnswers(record, today())}
                errors={errors}
                action={action}
              />
            </section>
          )}
          {!isSum && (
            <p>
              <a
                href={`${deskPaths.fact(id)}${isContest ? '' : '?form=contest'}`}
                className="inline-flex min-h-11 items-center"
              >
                {t(isContest ? 'desk.facts.newValue' : 'desk.facts.contest')}
              </a>
            </p>
          )}
        </div>
        <div className="grid min-w-0 content-start gap-6">
          <section aria-labelledby="again" className="grid gap-3 rounded-lg bg-leaf p-5">
            <h2 id="again">{t('desk.facts.again')}</h2>
            <p>{t('desk.facts.againHint')}</p>
            <form method="post" action={action} encType="multipart/form-data">
              <input type="hidden" name="do" value="again" />
              <button type="submit" className="press" data-quiet>
                {t('desk.facts.againButton')}
              </button>
            </form>
          </section>
          <section aria-labelledby="periods" className="grid gap-2">
            <h2 id="periods">{t('desk.facts.periods')}</h2>
            <FactPeriods locale={locale} record={record} />
          </section>
          <FactUsersList locale={locale} users={factUsers(id)} />
        </div>
      </div>
    </DeskFrame>
  )
}
