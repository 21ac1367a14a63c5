import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { QUALITIES } from '#lib/recommend/schema.ts'

const DIALOG = 'recommend-dialog'

type Props = { locale: Locale; words: string; className: string }

/**
 * Opens the page's dialog about recommending a person. As a popover it needs no script, and the
 * browser manages the focus. Browsers without popovers show a link to the form instead.
 */
export function RecommendLink({ locale, words, className }: Props) {
  return (
    <>
      <button type="button" popoverTarget={DIALOG} className={`with-popover ${className}`}>
        {words}
      </button>
      <a href={paths.recommend(locale)} className={`without-popover ${className}`}>
        {words}
      </a>
    </>
  )
}

/** The dialog that `RecommendLink` opens: the six qualities, and the link to the form. */
export function RecommendDialog({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <dialog id={DIALOG} popover="auto" aria-label={t('heroes.qualitiesTitle')} className="sheet">
      <div className="flex items-center justify-between gap-3">
        <h2>{t('heroes.qualitiesTitle')}</h2>
        <button
          type="button"
          popoverTarget={DIALOG}
          aria-label={t('site.close')}
          className="-me-2.5 grid size-11 cursor-pointer place-items-center"
        >
          <svg viewBox="0 0 24 24" aria-hidden="true" className="w-6">
            <path d="M5 5l14 14M19 5 5 19" stroke="currentColor" strokeWidth="2" />
          </svg>
        </button>
      </div>
      <p className="mt-2">{t('heroes.qualitiesText')}</p>
      <ul className="mt-4 grid gap-3 sm:grid-cols-2">
        {QUALITIES.map((quality) => (
          <li key={quality} className="border-saffron border-s-4 ps-4 font-semibold">
            {t(`recommend.quality.${quality}.title`)}
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <a href={paths.recommend(locale)} className="button-link">
          {t('recommend.next')}
        </a>
      </p>
    </dialog>
  )
}
