import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** Why the site shows earlier content than the editors' own, with file and line; else nothing. */
export function ContentProblems({ locale, problems }: { locale: Locale; problems: string[] }) {
  if (problems.length === 0) return null
  const t = translator(locale)
  return (
    <section aria-labelledby="problems" className="grid gap-3 border-l-4 border-bad pl-4">
      <h2 id="problems">{t('desk.content.broken.title')}</h2>
      <p>{t('desk.content.broken.text')}</p>
      <ul lang="en" className="grid gap-2">
        {problems.map((problem) => (
          <li key={problem} className="font-mono text-base">
            {problem}
          </li>
        ))}
      </ul>
    </section>
  )
}
