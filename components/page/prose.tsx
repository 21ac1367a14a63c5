import type { ReactNode } from 'react'

type Props = { lang?: string | undefined; children: ReactNode }

/** A written text; in print in two columns. */
export function Prose({ lang, children }: Props) {
  return (
    <div className="prose mt-8" lang={lang}>
      {children}
    </div>
  )
}
