import { PersonSaid } from '#components/recommend/person-said.tsx'
import { formatInstant } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { NomineeReply, RecommendationCase } from '#lib/store/recommendation-types.ts'

/** What was said about the person, who reads it, and what the person has answered so far. */
export function NomineeSaid({ locale, said }: { locale: Locale; said: RecommendationCase }) {
  const t = translator(locale)
  const { status, deletesAt } = said
  const answer = said.answers.at(-1)
  return (
    <>
      <p className="text-xl">{t('nominee.lede')}</p>
      {answer && <LastAnswer locale={locale} answer={answer} />}
      {(status === 'published' || status === 'declined') && <p>{t(`nominee.${status}`)}</p>}
      <section aria-labelledby="said" className="mt-4 grid gap-3">
        <h2 id="said">{t('nominee.saidTitle')}</h2>
        <PersonSaid locale={locale} writtenIn={said.locale} person={said.person} to="person" />
      </section>
      <section aria-labelledby="read" className="mt-4 grid gap-2">
        <h2 id="read">{t('nominee.readTitle')}</h2>
        <p>{t('nominee.read')}</p>
        {deletesAt && (
          <p>
            {t(status === 'declined' ? 'recommend.statusDeletes' : 'nominee.deletes', {
              day: formatInstant(deletesAt, locale),
            })}
          </p>
        )}
      </section>
    </>
  )
}

function LastAnswer({ locale, answer }: { locale: Locale; answer: NomineeReply }) {
  const t = translator(locale)
  const day = formatInstant(answer.at, locale)
  return (
    <div role="status" className="rounded-lg bg-leaf px-5 py-4">
      {answer.kind === 'agree' ? (
        <>
          <p>{t('nominee.agreed', { day })}</p>
          <ul className="mt-1 list-disc ps-6">
            {answer.scope.map((scope) => (
              <li key={scope}>{t(`nominee.scopes.${scope}`)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('nominee.corrected', { day })}</p>
      )}
    </div>
  )
}
