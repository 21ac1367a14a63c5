import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'

/** What a published change means for readers: nobody gets a newsletter before it is sent. */
export function PublishedWords({ locale, paths }: { locale: Locale; paths: string[] }) {
  const t = translator(locale)
  const parsed = paths.map(parseContentPath)
  const letters = new Set(parsed.flatMap((path) => (path?.kind === 'letters' ? [path.name] : [])))
  if (letters.size === 0) return t('desk.changes.done.published')
  const isLetterAlone = parsed.every((path) => path?.kind === 'letters')
  return (
    <>
      {t(isLetterAlone ? 'desk.changes.done.publishedLetter' : 'desk.changes.done.publishedBoth')}
      {[...letters].map((date) => (
        <a key={date} href={deskPaths.letter(date)} className="ms-2 inline-block">
          {t('desk.changes.toLetter', { date })}
        </a>
      ))}
    </>
  )
}
