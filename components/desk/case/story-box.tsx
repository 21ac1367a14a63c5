import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  reference: string
  begin: (form: FormData) => Promise<void>
}

/** One press makes the draft of a story of what the person has agreed to. */
export function StoryBox({ locale, reference, begin }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="story-draft" className="grid gap-3 rounded-lg bg-leaf p-5">
      <h2 id="story-draft">{t('desk.stories.begin')}</h2>
      <p>{t('desk.stories.beginText')}</p>
      <form action={begin}>
        <input type="hidden" name="reference" value={reference} />
        <button type="submit" className="press" data-quiet>
          {t('desk.stories.beginButton')}
        </button>
      </form>
    </section>
  )
}
