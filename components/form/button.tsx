import type { ReactNode } from 'react'

type Props = {
  /** A quiet one stands beside a louder one. */
  quiet?: boolean
  /** What the form sends when it is this button that was pressed. */
  name?: string
  value?: string
  children: ReactNode
}

/** The button that sends a form. */
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
