import { ENCODINGS, type Separator } from '#lib/desk/export/csv.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

const SEPARATORS: readonly Separator[] = ['comma', 'semicolon', 'tab']

/** The buttons of an export: a workbook, JSON lines, or CSV with what parts its columns. */
export function FileChoice({ locale }: { locale: Locale }) {
  const t = translator(locale)
  // Spreadsheets in Russian and Kazakh part columns at semicolons.
  const usual = locale === 'en' ? 'comma' : 'semicolon'
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="as" value="xlsx" className="press">
          {t('desk.export.xlsx')}
        </button>
        <button type="submit" name="as" value="jsonl" className="press" data-quiet>
          {t('desk.export.json')}
        </button>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1">
          <span className="font-semibold">{t('desk.export.separator')}</span>
          <select name="separator" defaultValue={usual} className="field">
            {SEPARATORS.map((one) => (
              <option key={one} value={one}>
                {t(`desk.export.separators.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          <span className="font-semibold">{t('desk.export.encoding')}</span>
          <select name="encoding" defaultValue="utf-8" className="field">
            {ENCODINGS.map((one) => (
              <option key={one} value={one}>
                {t(`desk.export.encodings.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" name="as" value="csv" className="press" data-quiet>
          {t('desk.export.csv')}
        </button>
      </div>
    </>
  )
}
