import { PersonSaid } from '#components/recommend/person-said.tsx'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { NomineeReply, RecommendationCase } from '#lib/store/recommendation-types.ts'

type Props = { locale: Locale; found: RecommendationCase; nomineeLink: string }

/** All that was said: by the sender, and by the person named. */
export function CaseWords({ locale, found, nomineeLink }: Props) {
  const t = translator(locale)
  const { person, recommender, answers } = found
  return (
    <div className="grid min-w-0 content-start gap-7">
      <section aria-labelledby="said" className="grid gap-2">
        <h2 id="said">{t('desk.case.person')}</h2>
        <PersonSaid locale={locale} writtenIn={found.locale} person={person} to="editor" />
      </section>
      <section aria-labelledby="sender" className="grid gap-1">
        <h2 id="sender">{t('desk.case.sender')}</h2>
        <p lang={found.locale}>{recommender.name}</p>
        <p className="break-all">{recommender.email}</p>
        <p className="text-soft">{t('desk.case.relation')}:</p>
        <p lang={found.locale} className="whitespace-pre-wrap">
          {recommender.relation}
        </p>
      </section>
      <section aria-labelledby="answers" className="grid gap-3">
        <h2 id="answers">{t('desk.case.answers')}</h2>
        {answers.length === 0 && <p>{t('desk.case.noAnswer')}</p>}
        {answers.map((answer) => (
          <Answer key={answer.at.toString()} locale={locale} answer={answer} />
        ))}
        <details className="fold">
          <summary>{t('desk.case.nomineeLink')}</summary>
          <p className="py-1 text-soft">{t('desk.case.nomineeLinkText')}</p>
          <p className="select-all break-all rounded bg-leaf p-3">{nomineeLink}</p>
        </details>
      </section>
    </div>
  )
}

function Answer({ locale, answer }: { locale: Locale; answer: NomineeReply }) {
  const t = translator(locale)
  const when = formatTime(answer.at, locale)
  return (
    <div className="grid gap-1 border-sky border-s-4 ps-4">
      {answer.kind === 'agree' ? (
        <>
          <p className="font-semibold">{t('desk.case.agreed', { when })}</p>
          <ul className="list-disc ps-5">
            {answer.scope.map((scope) => (
              <li key={scope}>{t(`nominee.scopes.${scope}`)}</li>
            ))}
          </ul>
          {answer.contact && (
            <p className="break-words">{t('desk.case.contact', { contact: answer.contact })}</p>
          )}
        </>
      ) : (
        <>
          <p className="font-semibold">{t('desk.case.corrected', { when })}</p>
          <p lang={answer.locale} className="whitespace-pre-wrap break-words">
            {answer.text}
          </p>
        </>
      )}
      <p className="text-[0.9375rem] text-soft">
        {t('desk.case.textVersion', {
          version: answer.textVersion,
          language: languageName(answer.locale, locale),
        })}
      </p>
    </div>
  )
}
