import { KeepLooking } from '#components/desk/content/keep-looking.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import type { ImportJob } from '#lib/desk/subscribers/import-job.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { IMPORT_OUTCOMES } from '#lib/newsletter/import-subscribers.ts'

/** Lines that are shown one by one; of more, those that are not imported come first. */
const MAX_SHOWN = 1_000

type Action = (form: FormData) => Promise<void>

type Props = { locale: Locale; job: ImportJob; isOwn: boolean; run: Action; drop: Action }

/** How far an import or its dry run is, what becomes of each line, and the button that imports. */
export function ImportReport({ locale, job, isOwn, run, drop }: Props) {
  const t = translator(locale)
  const { state, dryRun, lines, total, by } = job
  const count = (outcome: (typeof IMPORT_OUTCOMES)[number]) =>
    lines.filter((line) => line.outcome === outcome).length
  const ready = count('imported')
  const leftOut = lines.filter(({ outcome }) => outcome !== 'imported')
  const shown = [...leftOut, ...lines.filter(({ outcome }) => outcome === 'imported')]
  return (
    <section aria-labelledby="import" className="grid gap-4">
      <h2 id="import">{t(dryRun ? 'desk.import.dryRun' : 'desk.import.import')}</h2>
      <p className="text-soft">{by}</p>
      {state === 'running' && (
        <div className="grid max-w-md gap-2">
          <label className="grid gap-1 tabular-nums">
            {t('desk.import.progress', { done: lines.length, total })}
            <progress value={lines.length} max={Math.max(total, 1)} className="w-full" />
          </label>
          <a href={deskPaths.subscriberImport} className="inline-flex min-h-11 items-center">
            {t('desk.links.reload')}
          </a>
          <KeepLooking />
        </div>
      )}
      {state === 'failed' && (
        <p role="alert" className="border-4 border-bad p-4">
          {t('desk.import.failed')} {job.error && <span lang="en">{job.error}</span>}
        </p>
      )}
      {state === 'done' && (
        <p role="status" className="banner">
          {t(dryRun ? 'desk.import.wouldImport' : 'desk.import.imported', {
            n: ready,
            others: leftOut.length,
          })}
        </p>
      )}
      {state === 'done' && dryRun && isOwn && (
        <div className="flex flex-wrap gap-3">
          {ready > 0 && (
            <form action={run}>
              <button type="submit" className="press">
                {t('desk.import.run', { n: ready })}
              </button>
            </form>
          )}
          <form action={drop}>
            <button type="submit" className="press" data-quiet>
              {t('desk.import.drop')}
            </button>
          </form>
        </div>
      )}
      {lines.length > 0 && state !== 'running' && (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('desk.import.line')}
              </th>
              <th scope="col">{t('desk.subscribers.email')}</th>
              <th scope="col">{t('desk.import.becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, MAX_SHOWN).map(({ line, email, outcome }) => (
              <tr key={line}>
                <td className="number">{line}</td>
                <td className="break-all">{email}</td>
                <td>{t(`desk.import.outcome.${outcome}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
