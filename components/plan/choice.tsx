type Props = {
  name: string
  /** Where several fields share a name. */
  id?: string
  value: string
  error?: string | undefined
  /** Values with their words. */
  options: readonly (readonly [value: string, label: string])[]
}

/** One of several answers, chosen from the browser's own list. */
export function Choice({ name, id = name, value, error, options }: Props) {
  const known = options.some(([one]) => one === value)
  return (
    <select
      id={id}
      name={name}
      defaultValue={known ? value : ''}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      className="min-h-12 w-full rounded border-2 border-edge bg-paper px-3 py-2 aria-[invalid=true]:border-4 aria-[invalid=true]:border-bad"
    >
      {options.map(([one, label]) => (
        <option key={one} value={one}>
          {label}
        </option>
      ))}
    </select>
  )
}
