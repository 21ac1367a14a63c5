import { SiteLinks } from './site-links.tsx'

/** A value in large letters, in which official sites are links. The unit is smaller, so that it fits next to the number. */
export function LargeValue({ words }: { words: string }) {
  const [, number, unit] = /^([\d\s.,]*\d)\s(\p{L}{3,}[\p{L}\s]*)$/u.exec(words) ?? []
  if (!number) return <SiteLinks text={words} />
  return (
    <>
      {number}
      <span className="text-[0.7em]">{`\u00a0${unit}`}</span>
    </>
  )
}
