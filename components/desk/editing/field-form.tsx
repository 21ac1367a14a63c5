import type { EditWords } from './words.ts'

/** A field of the front matter: its name, and what is in it, a list one item a line. */
export type Field = { name: string; value: string; kind: 'line' | 'text' | 'list' }

type Props = {
  path: string
  fields: Field[]
  words: EditWords
  /** Sets a field in the text; undefined without script, where the form does it. */
  change: ((field: string, value: string) => Promise<void>) | undefined
}

/** The front matter as a form, folded. */
export function FieldForm({ path, fields, words, change }: Props) {
  if (fields.length === 0) return null
  return (
    <details className="fold">
      <summary className="min-h-11 py-2 font-semibold">{words.fields}</summary>
      <div className="grid gap-3 py-2 sm:grid-cols-2">
        {fields.map(({ name, value, kind }) => {
          const shared = {
            name: `field.${name}`,
            id: `${path}-${name}`,
            defaultValue: value,
            className: 'field',
            ...(change && {
              onBlur: ({ target }: { target: { value: string; defaultValue: string } }) => {
                if (target.value === target.defaultValue) return
                target.defaultValue = target.value
                void change(name, target.value)
              },
            }),
          }
          return (
            <div
              key={name}
              className={`grid content-start gap-1 ${kind === 'line' ? '' : 'sm:col-span-2'}`}
            >
              <label htmlFor={`${path}-${name}`} className="font-semibold">
                {words.fieldNames[name] ?? name}
              </label>
              <input type="hidden" name={`was.${name}`} value={value} />
              {kind === 'line' ? (
                <input {...shared} />
              ) : (
                <textarea {...shared} rows={kind === 'list' ? 4 : 2} />
              )}
            </div>
          )
        })}
        <label className="grid gap-1 sm:col-span-2">
          <span className="font-semibold">{words.newChange}</span>
          <input
            name="field.+change"
            className="field"
            onBlur={({ target }) => {
              if (!change || target.value.trim() === '') return
              const { value } = target
              target.value = ''
              void change('+change', value)
            }}
          />
        </label>
      </div>
    </details>
  )
}
