import type { ReactNode } from 'react'

/** Steps to take in order. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className="steps my-6 grid gap-5">{children}</ol>
}

/** A step, with its details. */
export function Step({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <li>
      <p className="font-semibold">{title}</p>
      {children}
    </li>
  )
}
