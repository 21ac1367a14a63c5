import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ImportForm } from '#components/desk/subscribers/import-form.tsx'
import { ImportReport, MAX_SHOWN } from '#components/desk/subscribers/import-report.tsx'
import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { textValue } from '#lib/forms/form-values.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { readDeskDraft } from '../../draft.ts'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { dropImport, goOn, runImport } from './action.ts'
import { IMPORT_DRAFT } from './import-draft.ts'

const FAULTS = ['no-file', 'busy', 'no-list', 'gone'] as const

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.import.title') }
}

export default async function ImportPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const state = firstParam(await searchParams, 'state')
  const fault = FAULTS.find((one) => one === state)
  const { imports } = await sharedStore()
  const job = await imports.latest(now())
  const [counts, lines, draft] = await Promise.all([
    job && imports.countOutcomes(job.id),
    job && job.state !== 'running' ? imports.lines(job.id, MAX_SHOWN) : [],
    readDeskDraft(editor, IMPORT_DRAFT),
  ])
  return (
    <DeskFrame locale={locale} path={deskPaths.subscriberImport} title={t('desk.import.title')}>
      <div className="grid gap-6">
        {fault && (
          <p role="alert" className="border-4 border-bad p-4 font-semibold">
            {t(`desk.import.fault.${fault}`)}{' '}
            {fault === 'no-list' && <span lang="en">{textValue(draft, 'error')}</span>}
          </p>
        )}
        {job?.state !== 'running' && <ImportForm locale={locale} />}
        {job && (
          <ImportReport
            locale={locale}
            job={job}
            counts={counts ?? new Map()}
            lines={lines}
            isOwn={job.by === editor.email}
            run={runImport}
            goOn={goOn}
            drop={dropImport}
          />
        )}
      </div>
    </DeskFrame>
  )
}
