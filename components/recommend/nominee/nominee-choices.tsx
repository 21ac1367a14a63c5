import type { ReactNode } from 'react'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { RecommendationCase } from '#lib/store/recommendation-types.ts'
import type { FormValues } from '#lib/store/store.ts'
import { AgreeForm, CorrectForm, RemoveForm } from './nominee-forms.tsx'

type Act = (form: FormData) => Promise<void>

type Props = {
  locale: Locale
  token: string
  said: RecommendationCase
  /** What was typed and came back with an error. */
  answers: FormValues
  errors: FieldErrors
  actions: { agree: Act; correct: Act; removeAll: Act }
}

/** The person's three answers, each a form of its own; every one can be given again. */
export function NomineeChoices({ locale, token, said, answers, errors, actions }: Props) {
  const t = translator(locale)
  const agreed = said.answers.findLast((answer) => answer.kind === 'agree')
  const common = { locale, token, errors }
  const typed = Object.keys(errors).length > 0 ? answers : {}
  const before: FormValues = agreed ? { scope: agreed.scope, contact: agreed.contact } : {}
  return (
    <section aria-labelledby="choose" className="mt-4 grid gap-8">
      <h2 id="choose">{t(said.answers.length > 0 ? 'nominee.change' : 'nominee.choose')}</h2>
      <Choice title={t('nominee.agreeTitle')} text={t('nominee.agreeText')}>
        <AgreeForm {...common} answers={{ ...before, ...typed }} act={actions.agree} />
      </Choice>
      <Choice title={t('nominee.correctTitle')} text={t('nominee.correctText')}>
        <CorrectForm {...common} answers={typed} act={actions.correct} />
      </Choice>
      <Choice title={t('nominee.removeTitle')} text={t('nominee.removeText')}>
        <RemoveForm locale={locale} token={token} act={actions.removeAll} />
      </Choice>
    </section>
  )
}

function Choice({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="grid gap-4 border-line border-t pt-6">
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </div>
  )
}
