import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { StatusList } from '#components/page/status-list.tsx'
import { now, ZONE } from '#lib/config/clock.ts'
import { checkHealth } from '#lib/health/readiness.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { params: Promise<{ locale: string }> }

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeParam(params))('status.title'), ...PRIVATE_PAGE }
}

export default async function StatusPage({ params }: Props) {
  const locale = await localeParam(params)
  const t = translator(locale)
  const at = now()
  const { store, mail, edition } = await checkHealth(at)
  const time = at.toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' })
  return (
    <Frame locale={locale} path={paths.status(locale)} letterBox={false}>
      <div className="column py-10">
        <h1>{t('status.title')}</h1>
        <StatusList
          locale={locale}
          store={store === 'ok' ? 'ok' : 'silent'}
          mail={mail.state === 'no answer' ? 'silent' : mail.state}
          mailMinutes={Math.round((mail.seconds ?? 0) / 60)}
          edition={edition.state}
        />
        <p className="mt-5 text-soft">{t('status.asOf', { time })}</p>
      </div>
    </Frame>
  )
}
