import type { Suggestion } from '#lib/publishing/editing/suggestions.ts'
import type { EditWords } from './words.ts'

/** A field of the front matter: its name, and what is in it, a list one item a line. */
export type Field = {
  name: string
  value: string
  kind: 'line' | 'text' | 'list'
  /** What can be chosen, if it is not typed. */
  options?: { value: string; label: string }[]
}

type Props = {
  path: string
  fields: Field[]
  words: EditWords
  /** Sets a field in the text; undefined without script, where the form does it. */
  change: ((field: string, value: string) => Promise<void>) | undefined
  /** The names that a list can be given, by the name of its field. */
  names?: Record<string, Suggestion[]> | undefined
}

/** The front matter as a form, folded. */
export function FieldForm({ path, fields, words, change, names = {} }: Props) {
  if (fields.length === 0) return null
  // Only guides tell their readers what changed.
  const hasChanges = path.startsWith('guides/')
  return (
    <details className="fold">
      <summary className="min-h-11 py-2 font-semibold">{words.fields}</summary>
      <div className="grid gap-3 py-2 sm:grid-cols-2">
        {fields.map(({ name, value, kind, options }) => {
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
              {options ? (
                <select
                  name={`field.${name}`}
                  id={`${path}-${name}`}
                  defaultValue={value}
                  className="field"
                  onChange={({ target }) => void change?.(name, target.value)}
                >
                  {options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </select>
              ) : kind === 'line' ? (
                <input {...shared} />
              ) : (
                <textarea {...shared} rows={kind === 'list' ? 4 : 2} />
              )}
              {change && names[name] && (
                <AddName
                  id={`${path}-${name}`}
                  label={words.addName}
                  names={names[name]}
                  change={(list) => change(name, list)}
                />
              )}
            </div>
          )
        })}
        {hasChanges && (
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
        )}
      </div>
    </details>
  )
}

type AddNameProps = {
  /** The id of the field with the list. */
  id: string
  label: string
  names: Suggestion[]
  change: (list: string) => Promise<void>
}

/** Finds a name by its title and puts it at the end of the list above. */
function AddName({ id, label, names, change }: AddNameProps) {
  return (
    <label className="grid gap-1">
      <span className="text-soft">{label}</span>
      <input
        className="field"
        list={`${id}-names`}
        onChange={({ target }) => {
          const list = document.getElementById(id)
          if (!(list instanceof HTMLTextAreaElement)) return
          if (!names.some((name) => name.id === target.value)) return
          const items = list.value.split('\n').filter((item) => item.trim() !== '')
          list.value = [...new Set([...items, target.value])].join('\n')
          list.defaultValue = list.value
          target.value = ''
          void change(list.value)
        }}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name.id} value={name.id}>
            {name.title}
          </option>
        ))}
      </datalist>
    </label>
  )
}
