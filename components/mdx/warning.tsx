import type { ReactNode } from 'react'

/** A highlighted warning about something that can cost the reader dearly. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <div role="note" className="aside-note my-6 rounded-e-lg border-saffron border-s-4 ps-5">
      {children}
    </div>
  )
}
