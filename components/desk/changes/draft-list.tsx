import { TextField } from '#components/desk/fields/text-field.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { boxValues, textValue } from '#lib/forms/form-values.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { isBinary } from '#lib/publishing/content-file.ts'
import type { DraftEntry } from '#lib/store/content-types.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  drafts: DraftEntry[]
  answers: FormValues
  error?: string | undefined
  submit: (form: FormData) => Promise<void>
}

/** An editor's drafts, to be ticked and handed in as one change, with why. */
export function DraftForm({ locale, drafts, answers, error, submit }: Props) {
  const t = translator(locale)
  const ticked = boxValues(answers, 'paths')
  const isTicked = (path: string) => ticked.length === 0 || ticked.includes(path)
  const [latest] = drafts
  return (
    <form action={submit} className="grid gap-4">
      <fieldset>
        <legend className="sr-only">{t('desk.changes.drafts')}</legend>
        <ul>
          {drafts.map(({ path, updatedAt }) => (
            <li
              key={path}
              data-row
              className="flex flex-wrap items-center gap-x-4 border-line border-b"
            >
              <label className="flex min-h-11 items-center gap-3 [overflow-wrap:anywhere]">
                <input
                  type="checkbox"
                  name="paths"
                  value={path}
                  defaultChecked={isTicked(path)}
                  className="tick"
                />
                {path}
              </label>
              <a
                href={isBinary(path) ? deskPaths.pictures : deskPaths.edit(path)}
                className="inline-flex min-h-11 items-center"
              >
                {t('desk.changes.goOn')}
                <span className="sr-only"> {path}</span>
              </a>
              <span className="text-soft">{formatTime(updatedAt, locale)}</span>
            </li>
          ))}
        </ul>
      </fieldset>
      <TextField
        locale={locale}
        name="note"
        label={t('desk.changes.note')}
        hint={t('desk.changes.noteHint')}
        value={textValue(answers, 'note') || latest?.note || ''}
        error={error}
        rows={2}
      />
      <div>
        <button type="submit" className="press">
          {t('desk.changes.submit')}
        </button>
      </div>
    </form>
  )
}

/** What other editors are at. */
export function OtherDrafts({ locale, drafts }: { locale: Locale; drafts: DraftEntry[] }) {
  return (
    <ul>
      {drafts.map(({ path, author, updatedAt }) => (
        <li
          key={`${path} ${author}`}
          className="border-line border-b py-2 [overflow-wrap:anywhere]"
        >
          {path}{' '}
          <span className="text-soft">
            {author} · {formatTime(updatedAt, locale)}
          </span>
        </li>
      ))}
    </ul>
  )
}
