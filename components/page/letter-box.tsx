import { Button } from '#components/form/button.tsx'
import { Trap } from '#components/form/trap.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { locale: Locale; subscribe: (form: FormData) => Promise<void> }

/** The letter at the foot of a page: a plain form that subscribes to everything. */
export function LetterBox({ locale, subscribe }: Props) {
  const t = translator(locale)
  return (
    <section aria-label={t('letter.title')} className="no-print mt-12 bg-leaf">
      <form
        action={subscribe}
        noValidate
        className="mx-auto grid max-w-6xl gap-x-16 gap-y-5 px-5 py-8 lg:grid-cols-2 lg:items-end lg:py-12"
      >
        <div>
          <h2>{t('letter.title')}</h2>
          <p className="mt-2 max-w-2xl">{t('letter.text')}</p>
        </div>
        <input type="hidden" name="locale" value={locale} />
        <Trap locale={locale} />
        <input type="hidden" name="topics" value="letter" />
        <input type="hidden" name="topics" value="changes" />
        <div>
          <label htmlFor="letter-email" className="font-semibold text-base">
            {t('letter.email')}
          </label>
          <div className="mt-2 flex flex-wrap gap-3">
            <input
              id="letter-email"
              name="email"
              type="email"
              autoComplete="email"
              required
              className="min-h-12 min-w-0 flex-[1_1_14rem] rounded border-2 border-edge bg-paper px-3 py-2"
            />
            <Button>{t('letter.subscribe')}</Button>
          </div>
        </div>
      </form>
    </section>
  )
}
