import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** Why a letter cannot be shown or sent as its files stand, with file and line; else nothing. */
export function LetterProblems({ locale, problems }: { locale: Locale; problems: string[] }) {
  if (problems.length === 0) return null
  const t = translator(locale)
  return (
    <section aria-labelledby="problems" className="grid gap-2 border-bad border-s-4 ps-4">
      <h2 id="problems">{t('desk.letters.problems')}</h2>
      <p>{t('desk.letters.problemsText')}</p>
      <ul lang="en" className="grid gap-2">
        {problems.map((problem) => (
          <li key={problem} className="break-words font-mono text-base">
            {problem}
          </li>
        ))}
      </ul>
    </section>
  )
}
