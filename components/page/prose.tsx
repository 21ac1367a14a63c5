import type { CSSProperties, ReactNode } from 'react'
import { absolute } from '#lib/i18n/alternates.ts'

type Props = { lang?: string | undefined; children: ReactNode }

/** A written text. In print its links to other pages of the site name the site. */
export function Prose({ lang, children }: Props) {
  const style: CSSProperties & { '--site': string } = {
    '--site': JSON.stringify(new URL(absolute('')).host),
  }
  return (
    <div className="prose mt-8" lang={lang} style={style}>
      {children}
    </div>
  )
}
