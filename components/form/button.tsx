import type { ReactNode } from 'react'

type Props = { quiet?: boolean; children: ReactNode }

/** The button that sends a form; a quiet one stands beside a louder one. */
export function Button({ quiet = false, children }: Props) {
  const colours = quiet ? 'border-2 border-edge bg-paper text-ink' : 'bg-ink text-paper'
  return (
    <button
      type="submit"
      className={`min-h-12 cursor-pointer rounded px-6 py-2 font-semibold text-base hover:underline ${colours}`}
    >
      {children}
    </button>
  )
}
