import { suspicionWords } from '#components/desk/suspicion-words.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Suspicion } from '#lib/store/recommendation-types.ts'

type Props = {
  locale: Locale
  reference: string
  reasons: Suspicion[]
  release: (form: FormData) => Promise<void>
}

/** Why a submission is held back, and the one press that makes it a regular one. */
export function HeldBack({ locale, reference, reasons, release }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="held-back" className="banner">
      <h2 id="held-back">{t('desk.suspicious.title')}</h2>
      <p>
        {t('desk.suspicious.why')}: {suspicionWords(locale, reasons)}.
      </p>
      <form action={release} className="mt-3 grid gap-2">
        <input type="hidden" name="reference" value={reference} />
        <div>
          <button type="submit" className="press">
            {t('desk.suspicious.release')}
          </button>
        </div>
        <p className="text-soft">{t('desk.suspicious.releaseText')}</p>
      </form>
    </section>
  )
}
