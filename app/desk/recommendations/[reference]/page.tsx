import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { AssignBox } from '#components/desk/case/assign-box.tsx'
import { NoteBox, RemoveBox } from '#components/desk/case/case-forms.tsx'
import { CaseHead } from '#components/desk/case/case-head.tsx'
import { CaseWords } from '#components/desk/case/case-words.tsx'
import { Collision } from '#components/desk/case/collision.tsx'
import { HeldBack } from '#components/desk/case/held-back.tsx'
import { HistoryList } from '#components/desk/case/history-list.tsx'
import { MoveBox } from '#components/desk/case/move-box.tsx'
import { RemovedCase } from '#components/desk/case/removed-case.tsx'
import { StoryBox } from '#components/desk/case/story-box.tsx'
import { WriteBox } from '#components/desk/case/write-box.tsx'
import { ErrorSummaryInPlace } from '#components/desk/errors/error-summary-in-place.tsx'
import { now } from '#lib/config/clock.ts'
import { caseErrors } from '#lib/desk/inbox/case-state.ts'
import { isStatus } from '#lib/desk/inbox/inbox-query.ts'
import { ownWordsMail } from '#lib/desk/inbox/own-words-mail.ts'
import { isTold, senderMail } from '#lib/desk/inbox/sender-mails.ts'
import { isTemplate, type Template, writeSchema } from '#lib/desk/inbox/write-form.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { deskSettings } from '#lib/desk/settings.ts'
import { textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { nomineeUrl } from '#lib/recommend/links.ts'
import { nextStatuses } from '#lib/recommend/move.ts'
import { recommendSettings } from '#lib/recommend/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { storyFiles } from '#lib/stories/find.ts'
import { mayBeShown } from '#lib/stories/shown.ts'
import { beginStoryDraft } from '../../content/stories-action.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { readDeskDraft } from '../../draft.ts'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import {
  addNote,
  changeWords,
  handOver,
  move,
  previewWords,
  release,
  remove,
  sendWords,
} from '../action.ts'

/** What is said of what was just done. */
const DONE = {
  noted: 'desk.case.noted',
  released: 'desk.suspicious.released',
  notHeld: 'desk.suspicious.gone',
  wrote: 'desk.write.sent',
  assigned: 'desk.assign.done',
} as const

function isDone(state: string): state is keyof typeof DONE {
  return Object.hasOwn(DONE, state)
}

function templateWords(locale: Locale, template: Template) {
  const text = translator(locale)(`desk.write.words.${template}`)
  return { text, link: template === 'ask' ? 'yes' : '' }
}

type Props = { params: Promise<{ reference: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const editor = await requireEditor()
  const { reference } = await params
  const query = await searchParams
  const state = firstParam(query, 'state')
  const moved = await readDeskDraft(editor, `desk-move:${reference}`)
  const written = await readDeskDraft(editor, `desk-write:${reference}`)
  const noted = state === 'note' ? await readDeskDraft(editor, `desk-note:${reference}`) : {}
  return {
    locale: await deskLocale(),
    reference,
    state,
    moved,
    written,
    template: firstParam(query, 'template'),
    note: textValue(noted, 'note'),
    errors: caseErrors(state, moved, written),
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, reference, errors } = await readPage(props)
  const wrong = Object.keys(errors).length > 0
  return {
    title: wrong ? translator(locale)('errors.title', { title: reference }) : reference,
  }
}

export default async function RecommendationPage(props: Props) {
  const { locale, reference, state, moved, written, template, note, errors } = await readPage(props)
  const t = translator(locale)
  const { recommendations } = await sharedStore()
  const path = deskPaths.recommendation(reference)
  const [found, steps] = await Promise.all([
    recommendations.findCase(reference),
    recommendations.history(reference),
  ])
  if (!found) {
    const mark = (await recommendations.findRemoval(reference)) ?? notFound()
    return (
      <DeskFrame locale={locale} path={path} title={t('desk.case.removedTitle', { reference })}>
        <RemovedCase locale={locale} mark={mark} steps={steps} files={storyFiles(reference)} />
      </DeskFrame>
    )
  }
  const settings = recommendSettings()
  const next = nextStatuses(found.status)
  const about = { reference, email: found.recommender.email, locale: found.locale }
  const letters = next.filter(isTold).flatMap((to) => {
    const letter = senderMail(settings, about, { to })
    return letter ? [{ to, text: `${letter.subject}\n\n${letter.text}` }] : []
  })
  const words = isTemplate(template) ? templateWords(found.locale, template) : written
  const preview = state === 'preview' ? writeSchema.safeParse(words).data : undefined
  const seen = textValue(moved, 'seen')
  const since = steps.filter(({ version }) => version > Number(textValue(moved, 'version')))
  return (
    <DeskFrame
      locale={locale}
      path={path}
      title={<span lang={found.locale}>{found.person.name}</span>}
    >
      <ErrorSummaryInPlace locale={locale} errors={errors} />
      {state === 'changed' && isStatus(seen) && (
        <Collision locale={locale} found={found} seen={seen} since={since} />
      )}
      {state === 'moved' && (
        <p role="status" className="banner">
          {t('desk.case.moved', { status: t(`desk.status.${found.status}`) })}
        </p>
      )}
      {isDone(state) && (
        <p role="status" className="banner">
          {t(DONE[state])}
        </p>
      )}
      {found.suspicion && (
        <HeldBack
          locale={locale}
          reference={reference}
          reasons={found.suspicion}
          release={release}
        />
      )}
      <p className="mb-2 tabular-nums">{reference}</p>
      <CaseHead locale={locale} found={found} now={now()} />
      <div className="grid gap-8 lg:grid-cols-[1fr_24rem]">
        <CaseWords
          locale={locale}
          found={found}
          nomineeLink={nomineeUrl(settings, found.locale, reference)}
        />
        <div className="grid min-w-0 content-start gap-6">
          {!found.suspicion && (
            <MoveBox
              locale={locale}
              found={found}
              next={next}
              letters={letters}
              answers={moved}
              errors={errors}
              move={move}
            />
          )}
          {mayBeShown(found) && (
            <StoryBox locale={locale} reference={reference} begin={beginStoryDraft} />
          )}
          <AssignBox
            locale={locale}
            reference={reference}
            editors={deskSettings().editors}
            assignee={found.assignee ?? ''}
            error={errors.assignee}
            action={handOver}
          />
          <section aria-labelledby="history" className="grid gap-3">
            <h2 id="history">{t('desk.case.history')}</h2>
            <HistoryList locale={locale} steps={steps} />
          </section>
          <div>
            {!found.suspicion && (
              <WriteBox
                locale={locale}
                found={found}
                answers={words}
                error={errors.text}
                mail={preview && ownWordsMail(settings, found, preview)}
                preview={previewWords}
                change={changeWords}
                send={sendWords}
              />
            )}
            <NoteBox
              locale={locale}
              reference={reference}
              value={note}
              error={errors['only-note']}
              action={addNote}
            />
            <RemoveBox locale={locale} reference={reference} error={errors.sure} action={remove} />
          </div>
        </div>
      </div>
    </DeskFrame>
  )
}
