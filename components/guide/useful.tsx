import { Button } from '#components/form/button.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { slug: string; locale: Locale; send: (form: FormData) => Promise<void> }

/** Asks whether a guide was useful; why is asked only after the answer. */
export function Useful({ slug, locale, send }: Props) {
  const t = translator(locale)
  return (
    <section aria-label={t('useful.title')} className="no-print mt-12 border-line border-y py-4">
      <form action={send} className="flex flex-wrap items-center gap-5">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="slug" value={slug} />
        <h2 className="font-body text-xl">{t('useful.title')}</h2>
        <div className="flex gap-3">
          <Button quiet name="useful" value="yes">
            {t('useful.yes')}
          </Button>
          <Button quiet name="useful" value="no">
            {t('useful.no')}
          </Button>
        </div>
      </form>
    </section>
  )
}
