import type { ReactNode } from 'react'
import { KeepLooking } from '#components/desk/content/keep-looking.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { ImportLine, ImportOutcome, StoredImport } from '#lib/store/subscriber-types.ts'

/** Lines that are shown one by one; of more, those that are not imported come first. */
export const MAX_SHOWN = 1_000

type Action = (form: FormData) => Promise<void>

type Props = {
  locale: Locale
  job: StoredImport
  /** Lines that are done, by what became of them. */
  counts: Map<ImportOutcome, number>
  lines: ImportLine[]
  isOwn: boolean
  run: Action
  goOn: Action
  drop: Action
}

/** How far an import or its dry run is, what becomes of each line, and the button that imports. */
export function ImportReport({ locale, job, counts, lines, isOwn, run, goOn, drop }: Props) {
  const t = translator(locale)
  const { id, state, dryRun, done, total, by } = job
  const ready = counts.get('imported') ?? 0
  const leftOut = [...counts.values()].reduce((sum, count) => sum + count, 0) - ready
  return (
    <section aria-labelledby="import" className="grid gap-4">
      <h2 id="import">{t(dryRun ? 'desk.import.dryRun' : 'desk.import.import')}</h2>
      <p className="text-soft">{by}</p>
      {state === 'stopped' && (
        <p role="alert" className="border-4 border-bad p-4">
          {t(dryRun ? 'desk.import.triedStopped' : 'desk.import.stopped')}
        </p>
      )}
      {state !== 'done' && (
        <div className="grid max-w-md gap-2">
          <label className="grid gap-1 tabular-nums">
            {t('desk.import.progress', { done, total })}
            <progress value={done} max={Math.max(total, 1)} className="w-full accent-sky" />
          </label>
          {state === 'running' && (
            <>
              <a href={deskPaths.subscriberImport} className="inline-flex min-h-11 items-center">
                {t('desk.links.reload')}
              </a>
              <KeepLooking />
            </>
          )}
        </div>
      )}
      {state === 'done' && (
        <p role="status" className="banner">
          {t(dryRun ? 'desk.import.wouldImport' : 'desk.import.imported', {
            n: ready,
            others: leftOut,
          })}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {state === 'stopped' && (
          <ImportForm action={goOn} id={id}>
            <button type="submit" className="press">
              {t('desk.import.goOn')}
            </button>
          </ImportForm>
        )}
        {state === 'done' && dryRun && isOwn && ready > 0 && (
          <ImportForm action={run} id={id}>
            <button type="submit" className="press">
              {t('desk.import.run', { n: ready })}
            </button>
          </ImportForm>
        )}
        {((state === 'done' && dryRun && isOwn) || state === 'stopped') && (
          <ImportForm action={drop} id={id}>
            <button type="submit" className="press" data-quiet>
              {t('desk.import.drop')}
            </button>
          </ImportForm>
        )}
      </div>
      {lines.length > 0 && (
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
            {lines.map(({ line, email, outcome }) => (
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

/** A form about one import, so that a page that was left open acts on no other. */
function ImportForm(props: { action: Action; id: string; children: ReactNode }) {
  return (
    <form action={props.action}>
      <input type="hidden" name="id" value={props.id} />
      {props.children}
    </form>
  )
}
