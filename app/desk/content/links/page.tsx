import type { Metadata } from 'next'
import { LinkReport } from '#components/desk/content/link-report.tsx'
import { latestLinkCheck } from '#lib/desk/check-links.ts'
import { outwardLinks } from '#lib/desk/links.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { checkLinks } from './action.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.links.title') }
}

export default async function LinksPage() {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const check = latestLinkCheck()
  return (
    <DeskFrame locale={locale} path={deskPaths.links} title={t('desk.links.title')}>
      <div className="grid gap-5">
        <p>{t('desk.links.text', { n: outwardLinks().length })}</p>
        {check?.state !== 'running' && (
          <form action={checkLinks}>
            <button type="submit" className="press">
              {t('desk.links.button')}
            </button>
          </form>
        )}
        {check && <LinkReport locale={locale} check={check} />}
      </div>
    </DeskFrame>
  )
}
