import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type {
  HistoryEvent,
  RecommendationCase,
  RecommendationStatus,
} from '#lib/store/recommendation-types.ts'
import { HistoryList } from './history-list.tsx'
import { State } from './state.tsx'

type Props = {
  locale: Locale
  found: RecommendationCase
  /** Where it stood when the editor opened the page. */
  seen: RecommendationStatus
  /** What was done since by others. */
  since: HistoryEvent[]
}

/** Two editors met: how it was, how it is, who changed it; what this editor wrote is kept below. */
export function Collision({ locale, found, seen, since }: Props) {
  const t = translator(locale)
  return (
    <section
      role="alert"
      aria-labelledby="collision"
      // biome-ignore lint/a11y/noAutofocus: a form that came back begins at what is wrong with it
      autoFocus
      tabIndex={-1}
      className="mb-6 rounded border-4 border-bad p-5"
    >
      <h2 id="collision" className="mb-2">
        {t('desk.collision.title')}
      </h2>
      <dl className="mb-3 grid gap-x-4 sm:grid-cols-[auto_1fr]">
        <dt className="text-soft">{t('desk.collision.seen')}</dt>
        <dd>
          <State locale={locale} status={seen} />
        </dd>
        <dt className="text-soft">{t('desk.collision.now')}</dt>
        <dd>
          <State locale={locale} status={found.status} reason={found.reason} />
        </dd>
      </dl>
      <HistoryList locale={locale} steps={since} />
      <p className="mt-3 font-semibold">{t('desk.collision.kept')}</p>
    </section>
  )
}
