import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { lineWords } from '#lib/publishing/check/finding-words.ts'
import { isBinary } from '#lib/publishing/content-file.ts'
import type { Conflict } from '#lib/publishing/merge.ts'
import type { Problem } from '#lib/publishing/problem.ts'

/** Why a change was not published, and what to do. */
export function ChangeProblem({ locale, problem }: { locale: Locale; problem: Problem }) {
  const t = translator(locale)
  return (
    <section
      role="alert"
      aria-labelledby="problem"
      data-problem={problem.kind}
      className="grid gap-2 border-bad border-s-4 ps-4"
    >
      <h2 id="problem">{t('desk.changes.notPublished')}</h2>
      <p>{t(`desk.changes.problem.${problem.kind}`)}</p>
      <ul className="grid gap-1">
        {problem.lines.map((line) => (
          <li key={line} className="[overflow-wrap:anywhere]">
            {lineWords(locale, line)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Lines that two editors changed, as each left them. */
export function ChangeConflicts(props: {
  locale: Locale
  conflicts: { path: string; conflicts: Conflict[] }[]
}) {
  const t = translator(props.locale)
  return (
    <section aria-labelledby="conflicts" className="grid gap-4">
      <h2 id="conflicts">{t('desk.changes.conflicts')}</h2>
      <p>{t('desk.changes.conflictsHint')}</p>
      {props.conflicts.flatMap(({ path, conflicts }) =>
        conflicts.map(({ mine, theirs }) => (
          <div key={`${path} ${mine}`} className="grid gap-3 sm:grid-cols-2">
            <p className="sm:col-span-2">{path}</p>
            {!isBinary(path) && (
              <>
                <Side title={t('desk.changes.mine')} text={mine} />
                <Side title={t('desk.changes.theirs')} text={theirs} />
              </>
            )}
          </div>
        )),
      )}
    </section>
  )
}

function Side({ title, text }: { title: string; text: string }) {
  return (
    <div className="min-w-0">
      <h3 className="font-semibold">{title}</h3>
      <pre className="whitespace-pre-wrap border-line border-s-4 ps-3 [overflow-wrap:anywhere]">
        {text}
      </pre>
    </div>
  )
}
