import { type Guide, type GuideText, minutesToRead } from '#lib/guides/find.ts'
import type { References } from '#lib/guides/references.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { guide: Guide; text: GuideText; locale: Locale; references: References }

/** A guide's title, its answer in one sentence, whom it is for and how well it is grounded. */
export function GuideHead({ guide, text, locale, references }: Props) {
  const t = translator(locale)
  const { stage, checked } = guide.frontMatter
  const lang = text.locale === locale ? undefined : text.locale
  return (
    <header>
      <p className="text-base text-soft">
        {t('guide.step', {
          n: STAGES.indexOf(stage) + 1,
          total: STAGES.length,
          stage: t(`stages.${stage}`),
        })}
      </p>
      <h1 className="mt-1" lang={lang}>
        {text.title}
      </h1>
      <p className="mt-4 text-xl" lang={lang}>
        {text.summary}
      </p>
      <p className="mt-4 text-soft" lang={lang}>
        {text.audience}
      </p>
      <ul className="mt-4 flex flex-wrap gap-x-6 border-line border-y py-3 text-base text-soft">
        <li>{t('guide.checked', { day: formatDay(checked, locale) })}</li>
        <li>{t('guide.minutes', { n: minutesToRead(text) })}</li>
        <li>
          <a href="#sources" className="inline-block">
            {t('guide.sources', { n: references.sources.length })}
          </a>
        </li>
        {references.contested > 0 && (
          <li className="border-saffron border-b-2">
            {t('guide.contested', { n: references.contested })}
          </li>
        )}
      </ul>
    </header>
  )
}
