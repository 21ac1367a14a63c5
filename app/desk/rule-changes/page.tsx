import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ErrorSummaryInPlace } from '#components/desk/errors/error-summary-in-place.tsx'
import { DecidedChanges } from '#components/desk/rule-changes/decided-changes.tsx'
import { DigestMails } from '#components/desk/rule-changes/digest-mails.tsx'
import { OpenChangeForm } from '#components/desk/rule-changes/open-change-form.tsx'
import { WaitingChanges } from '#components/desk/rule-changes/waiting-changes.tsx'
import { now, today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { fieldErrors, textValue } from '#lib/forms/form-values.ts'
import { translator } from '#lib/i18n/messages.ts'
import { countAudiences } from '#lib/rule-changes/concerns.ts'
import { sentencesSchema } from '#lib/rule-changes/decision-form.ts'
import { openChanges } from '#lib/rule-changes/open-changes.ts'
import { eachReader } from '#lib/rule-changes/readers.ts'
import { nextDigestTime } from '#lib/rule-changes/send-digest.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { readDeskDraft } from '../draft.ts'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'
import { decide, sendNow, takeBack } from './action.ts'

const DECIDED = 50

const STATES = [
  'announced',
  'markedMinor',
  'collision',
  'takenBack',
  'tooLate',
  'started',
  'sentToday',
] as const

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.ruleChanges.title') }
}

export default async function RuleChangesPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const state = firstParam(await searchParams, 'state')
  const locale = await deskLocale()
  const t = translator(locale)
  const store = await sharedStore()
  const { ruleChanges } = store
  const [at, day, facts] = [now(), today(), loadFacts()]
  const [announced, waiting, decided, gone, draft] = await Promise.all([
    ruleChanges.announced(),
    ruleChanges.waiting(),
    ruleChanges.decided(DECIDED),
    ruleChanges.hasDigest(day),
    readDeskDraft(editor, 'desk-rule-change'),
  ])
  const mails = await ruleChanges.countMails([
    ...new Set(decided.flatMap((one) => one.digest ?? [])),
  ])
  const changes = openChanges(announced, facts, day)
  const audiences = await countAudiences(changes, eachReader(store, at), facts, day)
  const parsed = state === 'errors' ? sentencesSchema.safeParse(draft) : undefined
  const errors = parsed?.error ? fieldErrors(parsed.error) : {}
  const said = STATES.find((name) => name === state)
  return (
    <DeskFrame locale={locale} path={deskPaths.ruleChanges} title={t('desk.ruleChanges.title')}>
      <ErrorSummaryInPlace locale={locale} errors={errors} />
      {said && (
        <p role="status" className="banner">
          {t(`desk.ruleChanges.${said}`)}
        </p>
      )}
      <p className="max-w-3xl">{t('desk.ruleChanges.lede')}</p>
      <div className="mt-6 grid gap-9">
        {changes.length === 0 && <p>{t('desk.ruleChanges.none')}</p>}
        {changes.map((change, index) => {
          const isDrafted = textValue(draft, 'fact') === change.after.id
          return (
            <OpenChangeForm
              key={change.after.id}
              locale={locale}
              change={change}
              facts={facts}
              audience={audiences[index]}
              answers={isDrafted ? draft : {}}
              errors={isDrafted ? errors : {}}
              decide={decide}
            />
          )
        })}
        <WaitingChanges
          locale={locale}
          changes={waiting}
          facts={facts}
          next={nextDigestTime(at, gone)}
          gone={gone}
          takeBack={takeBack}
          sendNow={sendNow}
        />
        <DigestMails locale={locale} mails={mails} />
        <DecidedChanges locale={locale} changes={decided} facts={facts} />
      </div>
    </DeskFrame>
  )
}
