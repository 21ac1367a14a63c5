import { TextField } from '#components/desk/fields/text-field.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { boxValues, textValue } from '#lib/forms/form-values.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { isBinary } from '#lib/publishing/content-file.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { fileName } from '#lib/publishing/editing/file-name.ts'
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
                <span>
                  {fileName(path, locale)}{' '}
                  <span className="text-[0.9375rem] text-soft">{path}</span>
                </span>
              </label>
              <a href={roomOf(path)} className="inline-flex min-h-11 items-center">
                {t('desk.changes.goOn')}
                <span className="sr-only"> {path}</span>
              </a>
              <a
                href={`${deskPaths.changes}?${new URLSearchParams({ drop: path })}`}
                className="inline-flex min-h-11 items-center"
              >
                {t('desk.changes.drop')}
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

/** Asks whether a draft is to be deleted. It is a form of its own, so that no Enter in the list presses it. */
export function DropDraft({
  locale,
  path,
  drop,
}: {
  locale: Locale
  path: string
  drop: (form: FormData) => Promise<void>
}) {
  const t = translator(locale)
  return (
    <form action={drop} className="grid gap-3 border-bad border-s-4 ps-4">
      <input type="hidden" name="path" value={path} />
      <p>{t('desk.changes.dropAsk', { name: `${fileName(path, locale)}, ${path}` })}</p>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <button type="submit" className="press" data-danger>
          {t('desk.edit.discard')}
        </button>
        <a href={deskPaths.changes} className="inline-flex min-h-11 items-center">
          {t('desk.changes.dropNot')}
        </a>
      </p>
    </form>
  )
}

/** Where a file is edited: some have a room of their own. */
function roomOf(path: string): string {
  if (isBinary(path)) return deskPaths.pictures
  const parsed = parseContentPath(path)
  return parsed?.kind === 'messages' ? deskPaths.words : deskPaths.edit(path)
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
          {fileName(path, locale)}{' '}
          <span className="text-soft">
            {path} · {author} · {formatTime(updatedAt, locale)}
          </span>
        </li>
      ))}
    </ul>
  )
}
