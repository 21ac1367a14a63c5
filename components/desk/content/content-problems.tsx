import { FileDifferences } from '#components/desk/changes/file-differences.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { problemWords } from '#lib/publishing/check/finding-words.ts'
import type { FileVersions } from '#lib/publishing/history/history.ts'

type Props = {
  locale: Locale
  problems: string[]
  /** The files at fault: as readers see them meanwhile, and as they are. */
  files?: FileVersions[]
}

/** Why the site shows earlier content than the editors' own, with file and line; else nothing. */
export function ContentProblems({ locale, problems, files = [] }: Props) {
  if (problems.length === 0) return null
  const t = translator(locale)
  return (
    <section aria-labelledby="problems" className="grid gap-3 border-l-4 border-bad pl-4">
      <h2 id="problems">{t('desk.content.broken.title')}</h2>
      <p>{t('desk.content.broken.text')}</p>
      <ul className="grid gap-2">
        {problems.map((problem) => (
          <li key={problem} className="font-mono text-base">
            {problemWords(locale, problem)}
          </li>
        ))}
      </ul>
      {files.length > 0 && (
        <>
          <h3 className="font-semibold text-lg">{t('desk.content.broken.meanwhile')}</h3>
          <FileDifferences locale={locale} files={files} />
          <ul className="flex flex-wrap gap-x-6">
            {files.map(({ path }) => (
              <li key={path}>
                <a href={deskPaths.edit(path)} className="inline-flex min-h-11 items-center">
                  {t('desk.content.broken.mend', { path })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
