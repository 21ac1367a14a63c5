'use client'

import { useFormStatus } from 'react-dom'

type Props = { words: string; busyWords: string }

/** The button of a form whose work takes seconds: it says so, and a second press does nothing. */
export function PressButton({ words, busyWords }: Props) {
  const { pending } = useFormStatus()
  return (
    <span aria-live="polite">
      <button
        type="submit"
        className="press"
        aria-disabled={pending || undefined}
        onClick={(event) => {
          if (pending) event.preventDefault()
        }}
      >
        {pending ? busyWords : words}
      </button>
    </span>
  )
}
