import { ActLink } from '#components/mdx/act-link.tsx'
import { PrintLine } from '#components/page/print-line.tsx'
import type { Guide, GuideText } from '#lib/guides/find.ts'
import { referencesOf } from '#lib/guides/references.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { GuideChanges } from './guide-changes.tsx'
import { Sources } from './sources.tsx'

type Props = { guide: Guide; text: GuideText; locale: Locale; day: string }

/** The acts and sources behind a guide, its changes, and those of the facts that it depends on. */
export function GuideSources({ guide, text, locale, day }: Props) {
  const t = translator(locale)
  const { acts, sources } = referencesOf(guide, text, day)
  const lang = text.locale === locale ? undefined : text.locale
  return (
    <article className="column pt-6 pb-6">
      <PrintLine path={paths.guideSources(locale, guide.slug)} locale={locale} day={day} />
      <nav aria-label={t('guide.breadcrumb')} className="no-print text-base">
        <a
          href={paths.guide(locale, guide.slug)}
          lang={lang}
          className="inline-flex min-h-11 items-center"
        >
          {text.title}
        </a>
      </nav>
      <h1 className="mt-2 text-[clamp(1.75rem,1.3rem+2vw,2.6rem)]">
        {t('guide.sourcesPageTitle')}
      </h1>
      {acts.length > 0 && (
        <section aria-labelledby="acts" className="mt-8">
          <h2 id="acts">{t('guide.restsOnTitle')}</h2>
          <ul className="mt-4 grid list-disc gap-1.5 ps-6 text-base">
            {acts.map(({ id, title }) => (
              <li key={id}>
                <ActLink id={id} locale={locale} />
                <span className="block text-soft"> {title[locale]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Sources sources={sources} locale={locale} />
      <p className="no-print mt-8">
        <a
          href={paths.newsletterForGuide(locale, guide.slug)}
          className="inline-flex min-h-11 items-center"
        >
          {t('letter.follow.guideLink')}
        </a>
      </p>
      <GuideChanges guide={guide} text={text} locale={locale} day={day} />
    </article>
  )
}
