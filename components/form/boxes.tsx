import type { Locale } from '#lib/i18n/locales.ts'
import { errorText } from './error-text.ts'

type Box = { value: string; label: string; text?: string }

type Props = {
  locale: Locale
  name: string
  legend: string
  hint?: string
  boxes: Box[]
  ticked: string[]
  error?: string | undefined
}

/** A group of checkboxes. The first one has the group's id, as the target of error links. */
export function Boxes({ locale, name, legend, hint, boxes, ticked, error }: Props) {
  const described =
    [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined
  return (
    // The border is on a div: a fieldset's own border would begin in the middle of its legend.
    <div className={error ? 'border-bad border-s-4 ps-4' : ''}>
      <fieldset aria-describedby={described}>
        <legend className="mb-1 font-semibold">{legend}</legend>
        {hint && (
          <p id={`${name}-hint`} className="mb-2 text-base text-soft">
            {hint}
          </p>
        )}
        {error && (
          <p id={`${name}-error`} className="mb-2 font-semibold text-bad">
            {errorText(locale, error)}
          </p>
        )}
        <div className="grid gap-1">
          {boxes.map((box, index) => (
            <label key={box.value} className="flex min-h-11 cursor-pointer gap-3 py-2">
              <input
                id={index === 0 ? name : `${name}-${box.value}`}
                type="checkbox"
                name={name}
                value={box.value}
                defaultChecked={ticked.includes(box.value)}
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? `${name}-error` : undefined}
                className="mt-1 tick"
              />
              <span>
                {box.label}
                {box.text && <span className="block text-base text-soft"> {box.text}</span>}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
