import type { ReactNode } from 'react'

/** What can cost the reader dearly, set apart. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <div role="note" className="aside-note my-6 rounded-e-lg border-saffron border-s-4 ps-5">
      {children}
    </div>
  )
}
