import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ErrorSummaryInPlace } from '#components/desk/errors/error-summary-in-place.tsx'
import { NewFactForm } from '#components/desk/facts/new-fact-form.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { knownFacts, readNewFact } from '#lib/publishing/facts/new-fact.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { readDeskDraft } from '../../draft.ts'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { NEW_FACT_DRAFT } from './new-fact-draft.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.newFact.title') }
}

/** Adds a fact that does not exist yet; its value is entered on its own page afterwards. */
export default async function NewFactPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const store = await sharedStore()
  const { dir } = publishingSettings()
  const { subjects, ids } = await knownFacts({ store, dir, editor: editor.email })
  const isBack = firstParam(await searchParams, 'state') === 'errors'
  const answers = isBack ? await readDeskDraft(editor, NEW_FACT_DRAFT) : {}
  const read = isBack ? readNewFact(answers, ids, subjects) : undefined
  const errors = read && 'errors' in read ? read.errors : {}
  return (
    <DeskFrame locale={locale} path={deskPaths.newFact} title={t('desk.newFact.title')}>
      <div className="grid gap-5">
        <ErrorSummaryInPlace locale={locale} errors={errors} />
        <p>{t('desk.newFact.text')}</p>
        <NewFactForm
          locale={locale}
          subjects={subjects}
          answers={answers}
          errors={errors}
          action={`${deskPaths.newFact}/add`}
        />
      </div>
    </DeskFrame>
  )
}
