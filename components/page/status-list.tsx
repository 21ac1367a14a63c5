import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  store: 'ok' | 'low' | 'silent'
  mail: 'ok' | 'late' | 'paused' | 'silent'
  /** For how many minutes the oldest due mail has been waiting. */
  mailMinutes: number
  pages: 'ok' | 'late'
  /** The last run of the probe, if there was one of late, and when it was. */
  probe?: { state: 'ok' | 'failed'; time: string } | undefined
}

/** The state of the site's parts, in words and not only by colour. */
export function StatusList({ locale, store, mail, mailMinutes, pages, probe }: Props) {
  const t = translator(locale)
  const rows = [
    { name: t('status.store.name'), well: store === 'ok', words: t(`status.store.${store}`) },
    {
      name: t('status.mail.name'),
      well: mail === 'ok',
      words: t(`status.mail.${mail}`, { minutes: mailMinutes }),
    },
    {
      name: t('status.pages.name'),
      well: pages === 'ok',
      words: t(`status.pages.${pages}`),
    },
    ...(probe
      ? [
          {
            name: t('status.probe.name'),
            well: probe.state === 'ok',
            words: t(`status.probe.${probe.state}`, { time: probe.time }),
          },
        ]
      : []),
  ]
  return (
    <>
      <p role="status" className="mt-4 text-xl">
        {rows.every(({ well }) => well) ? t('status.well') : t('status.trouble')}
      </p>
      <dl className="mt-8 border-line border-t">
        {rows.map(({ name, well, words }) => (
          <div
            key={name}
            className={`border-line border-b border-s-4 py-3 ps-4 ${well ? 'border-s-sky' : 'border-s-saffron'}`}
          >
            <dt className="font-semibold">{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
