import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { StatusList } from '#components/page/status-list.tsx'
import { now, ZONE } from '#lib/config/clock.ts'
import { checkHealth, type Health } from '#lib/health/readiness.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** How long a run of the probe tells something. */
const PROBE_SECONDS = 86_400

type Props = { params: Promise<{ locale: string }> }

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeParam(params))('status.title'), ...PRIVATE_PAGE }
}

function storeState(store: Health['store'], { state }: Health['space']): 'ok' | 'low' | 'silent' {
  if (store !== 'ok' || state === 'full') return 'silent'
  return state === 'low' ? 'low' : 'ok'
}

/** The probe's last run, unless it was so long ago that it tells nothing about now. */
function recentProbe({ state, at, seconds = 0 }: Health['probe'], locale: Locale) {
  if (state === 'none' || at === undefined || seconds > PROBE_SECONDS) return undefined
  return { state, time: formatTime(Temporal.Instant.from(at), locale) }
}

export default async function StatusPage({ params }: Props) {
  const locale = await localeParam(params)
  const t = translator(locale)
  const at = now()
  const { store, space, mail, pages, probe } = await checkHealth(at)
  const time = at.toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' })
  return (
    <Frame locale={locale} path={paths.status(locale)} letterBox={false}>
      <div className="column py-10">
        <h1>{t('status.title')}</h1>
        <StatusList
          locale={locale}
          store={storeState(store, space)}
          mail={mail.state === 'no answer' ? 'silent' : mail.state}
          mailMinutes={Math.round((mail.seconds ?? 0) / 60)}
          pages={pages.state}
          probe={recentProbe(probe, locale)}
        />
        <p className="mt-5 text-soft">{t('status.asOf', { time })}</p>
      </div>
    </Frame>
  )
}
