import { Button } from '#components/form/button.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** The search, for readers who come with a word from a letter rather than for the whole way. */
export function HomeSearch({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser that reads this page knows <search>
    <form role="search" action={paths.search(locale)} className="rounded-lg bg-leaf p-6">
      <label htmlFor="home-q" className="font-head text-xl">
        {t('search.label')}
      </label>
      <p id="home-q-hint" className="mt-1 text-base text-soft">
        {t('search.hint')}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <input
          id="home-q"
          name="q"
          type="search"
          required
          autoComplete="off"
          maxLength={300}
          aria-describedby="home-q-hint"
          className="min-h-12 min-w-0 flex-[1_1_11rem] rounded border-2 border-edge bg-paper px-3 py-2"
        />
        <Button>{t('search.button')}</Button>
      </div>
    </form>
  )
}
