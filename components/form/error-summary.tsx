import { randomUUID } from 'node:crypto'
import type { FieldErrors } from '#lib/forms/answers.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import { errorText } from './error-text.ts'
import { FocusHere } from './focus-here.tsx'
import { FocusOnShow } from './focus-on-show.tsx'

type Props = { locale: Locale; errors: FieldErrors }

/** All errors of a form, on top, each leading to its field. */
export function ErrorSummary({ locale, errors }: Props) {
  const entries = Object.entries(errors)
  if (entries.length === 0) return null
  // A new one each time: a form that came back with the same errors is to be noticed as well.
  const id = `errors-${randomUUID()}`
  return (
    <div
      id={id}
      role="alert"
      // biome-ignore lint/a11y/noAutofocus: a form that came back begins at what is wrong with it
      autoFocus
      tabIndex={-1}
      className="mb-8 rounded border-4 border-bad p-5"
    >
      <FocusHere news={errors} />
      <h2 className="mb-2 text-xl">{translator(locale)('errors.summary')}</h2>
      <ul className="grid gap-1">
        {entries.map(([field, key]) => (
          <li key={field}>
            <a href={`#${field}`} className="inline-block py-1 font-semibold text-bad">
              {errorText(locale, key)}
            </a>
          </li>
        ))}
      </ul>
      <FocusOnShow id={id} />
    </div>
  )
}
