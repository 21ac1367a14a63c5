import type { ReactNode } from 'react'

type Props = { title: string; text: string; url: string; label?: string; children?: ReactNode }

/** A link to save or pass on: its URL is shown in full, so that it can be copied. */
export function LinkBox({ title, text, url, label, children }: Props) {
  return (
    <section className="grid gap-2 rounded-lg bg-leaf px-5 py-4">
      <h2 className="font-body text-lg">{title}</h2>
      <p>{text}</p>
      <p className="break-all">
        <a href={url} className="inline-flex min-h-11 items-center">
          {label ?? url}
        </a>
      </p>
      {children}
    </section>
  )
}
