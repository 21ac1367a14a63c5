import type { ReactNode } from 'react'

type Props = {
  /** Less prominent, for use next to a primary button. */
  quiet?: boolean
  /** The name and value that the form sends if this button submits it. */
  name?: string
  value?: string
  children: ReactNode
}

/** The submit button of a form. */
export function Button({ quiet = false, name, value, children }: Props) {
  const colours = quiet
    ? 'border-2 border-edge bg-paper text-ink'
    : 'border-2 border-transparent bg-ink text-paper'
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={`min-h-12 cursor-pointer rounded px-6 py-2 font-semibold text-base hover:underline ${colours}`}
    >
      {children}
    </button>
  )
}
