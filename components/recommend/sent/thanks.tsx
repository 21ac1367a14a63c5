import { FormScript } from '#components/form/form-script.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { UNANSWERED_DAYS } from '#lib/recommend/retention.ts'
import { LinkBox } from './link-box.tsx'
import { ShareLinks } from './share-links.tsx'

type Props = {
  locale: Locale
  reference: string
  nomineeUrl: string
  statusUrl: string
  /** The e-mail address of the editors. */
  editors: string
}

/** The confirmation for the sender: the reference, what happens next, and both links. */
export function Thanks({ locale, reference, nomineeUrl, statusUrl, editors }: Props) {
  const t = translator(locale)
  return (
    <>
      <div hidden data-sent="recommend">
        <FormScript />
      </div>
      <p>{t('recommend.sentText')}</p>
      <p data-reference className="font-head text-[min(2.25rem,8.5vw)] [letter-spacing:0.025em]">
        {reference}
      </p>
      <LinkBox
        title={t('recommend.sentNomineeTitle')}
        text={t('recommend.sentNomineeText')}
        url={nomineeUrl}
      >
        <ShareLinks locale={locale} url={nomineeUrl} />
      </LinkBox>
      <LinkBox
        title={t('recommend.sentStatusTitle')}
        text={t('recommend.sentStatusText')}
        url={statusUrl}
        label={t('recommend.sentStatusLink')}
      />
      <section className="grid gap-3">
        <h2>{t('recommend.sentNext')}</h2>
        <p>{t('recommend.sentNextText', { days: UNANSWERED_DAYS })}</p>
        <p>
          {t('recommend.sentLost')}{' '}
          <a href={paths.recommendStatus(locale)}>{t('recommend.sentLostLink')}</a>
        </p>
        <p>{t('recommend.sentHelp', { email: editors })}</p>
      </section>
    </>
  )
}
