import { findPerson, type Guide, type GuideText } from '#lib/guides/find.ts'
import type { References } from '#lib/guides/references.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { guide: Guide; text: GuideText; locale: Locale; references: References }

/** The author and the reviewer of a guide, or that nobody has reviewed it. */
export function Provenance({ guide, text, locale, references }: Props) {
  const t = translator(locale)
  const { author, reviewer } = guide.frontMatter
  const writer = findPerson(author)
  const lawyer = reviewer === null ? undefined : findPerson(reviewer)
  const interviewee = findPerson(
    references.sources.find((source) => source.kind === 'interview')?.person ?? '',
  )
  return (
    <section
      aria-labelledby="provenance"
      className="mt-8 grid break-inside-avoid gap-1.5 rounded-lg border border-line px-5 py-4 text-base text-soft"
    >
      <h2 id="provenance" className="font-body text-base text-ink">
        {t('guide.provenance')}
      </h2>
      {writer && <p>{t('guide.writtenBy', { name: writer.name[locale] })}</p>}
      <p>
        {lawyer ? t('guide.reviewedBy', { name: lawyer.name[locale] }) : t('guide.notReviewed')}
      </p>
      <TranslatedBy guide={guide} text={text} locale={locale} />
      {interviewee && (
        <p>
          <a href={paths.person(locale, interviewee.id)}>
            {t('guide.interview', { name: interviewee.name[locale] })}
          </a>
        </p>
      )}
    </section>
  )
}

function TranslatedBy({ guide, text, locale }: Omit<Props, 'references'>) {
  if (!text.translates) return null
  const t = translator(locale)
  const reader = text.reviewer === null ? undefined : findPerson(text.reviewer)
  return (
    <>
      <p>{t('guide.translatedFrom', { language: languageName(guide.original, locale) })}</p>
      <p>
        {reader
          ? t('guide.translationReviewedBy', { name: reader.name[locale] })
          : t('guide.translationNotReviewed')}
      </p>
    </>
  )
}
