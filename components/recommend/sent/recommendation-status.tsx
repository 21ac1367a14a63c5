import { Button } from '#components/form/button.tsx'
import { formatInstant } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { RecommendationCase } from '#lib/store/recommendation-types.ts'
import { LinkBox } from './link-box.tsx'
import { ShareLinks } from './share-links.tsx'

type Props = {
  locale: Locale
  token: string
  recommendation: RecommendationCase
  nomineeUrl: string
  takeBack: (form: FormData) => Promise<void>
}

/** The status of a recommendation for its sender, with the form to withdraw it. */
export function RecommendationStatusView(props: Props) {
  const { locale, token, recommendation, nomineeUrl, takeBack } = props
  const { reference, createdAt, status, deletesAt, person } = recommendation
  const t = translator(locale)
  return (
    <>
      <p className="text-soft">
        {`${reference}\u00a0· ${person.name}\u00a0· `}
        {t('recommend.statusSent', { day: formatInstant(createdAt, locale) })}
      </p>
      <p className="text-xl">{t(`recommend.statusOf.${status}`)}</p>
      {deletesAt && (
        <p>{t('recommend.statusDeletes', { day: formatInstant(deletesAt, locale) })}</p>
      )}
      <LinkBox
        title={t('recommend.sentNomineeTitle')}
        text={t('recommend.sentNomineeText')}
        url={nomineeUrl}
      >
        <ShareLinks locale={locale} url={nomineeUrl} />
      </LinkBox>
      <section aria-labelledby="withdraw" className="mt-4 grid gap-4 border-line border-t pt-6">
        <h2 id="withdraw">{t('recommend.withdrawTitle')}</h2>
        <p>{t('recommend.withdrawText')}</p>
        <form action={takeBack}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="token" value={token} />
          <Button quiet>{t('recommend.withdrawButton')}</Button>
        </form>
      </section>
    </>
  )
}
