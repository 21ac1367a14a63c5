import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ImportForm } from '#components/desk/subscribers/import-form.tsx'
import { ImportReport } from '#components/desk/subscribers/import-report.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { latestImport } from '#lib/desk/subscribers/import-job.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { dropImport, runImport, tryImport } from './action.ts'

const FAULTS = ['no-file', 'busy'] as const

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
  const job = latestImport()
  return (
    <DeskFrame locale={locale} path={deskPaths.subscriberImport} title={t('desk.import.title')}>
      <div className="grid gap-6">
        {fault && (
          <p role="alert" className="border-4 border-bad p-4 font-semibold">
            {t(`desk.import.fault.${fault}`)}
          </p>
        )}
        {job?.state !== 'running' && <ImportForm locale={locale} action={tryImport} />}
        {job && (
          <ImportReport
            locale={locale}
            job={job}
            isOwn={job.by === editor.email}
            run={runImport}
            drop={dropImport}
          />
        )}
      </div>
    </DeskFrame>
  )
}
