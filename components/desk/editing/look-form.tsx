import { deskPaths } from '#lib/desk/paths.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { inLocale } from '#lib/i18n/paths.ts'

type Props = { locale: Locale; page: string; day: string; wide: boolean }

/** Which page is previewed: its language, the day, and how wide. */
export function LookForm({ locale, page, day, wide }: Props) {
  const t = translator(locale)
  return (
    <form action={deskPaths.look} className="flex flex-wrap items-end gap-3">
      <label className="grid gap-1">
        <span className="font-semibold">{t('desk.look.page')}</span>
        <select name="page" defaultValue={page} className="field">
          {LOCALES.map((language) => (
            <option key={language} value={inLocale(page, language)}>
              {LOCALE_NAMES[language]}: {inLocale(page, language)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        <span className="font-semibold">{t('desk.look.day')}</span>
        <input type="date" name="on" defaultValue={day} className="field" />
      </label>
      <label className="grid gap-1">
        <span className="font-semibold">{t('desk.look.width')}</span>
        <select name="width" defaultValue={wide ? 'wide' : 'phone'} className="field">
          <option value="phone">{t('desk.look.phone')}</option>
          <option value="wide">{t('desk.look.wide')}</option>
        </select>
      </label>
      <button type="submit" className="press">
        {t('desk.look.show')}
      </button>
    </form>
  )
}
