import { deskPaths } from '#lib/desk/paths.ts'
import { formatValue } from '#lib/facts/format.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { FactUsers } from '#lib/plan/fact-users.ts'
import type { Effect } from '#lib/publishing/facts/effects.ts'

/** The values of a record over time, the latest first, with their sources. */
export function FactPeriods({ locale, record }: { locale: Locale; record: FactRecord }) {
  const t = translator(locale)
  const periods = record.periods ?? []
  if (periods.length === 0) return <p>{t('desk.facts.isSum')}</p>
  return (
    <ul data-periods>
      {periods.toReversed().map(({ from, until, value, sources }) => (
        <li key={from} className="border-line border-b py-1.5">
          <strong>{formatValue(value, record.unit, locale)}</strong>{' '}
          <span className="text-soft">
            {t('desk.facts.fromDay', { day: formatDay(from, locale) })}
            {until && ` · ${t('desk.facts.untilDay', { day: formatDay(until, locale) })}`}
            {sources.length > 0 && ` · ${sources.join(', ')}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

type EffectProps = { locale: Locale; id: string; day: string; effects: Effect[] }

/** What readers will see in place of what on a day, in every language. */
export function FactEffects({ locale, id, day, effects }: EffectProps) {
  const t = translator(locale)
  return (
    <section aria-labelledby="effects" className="grid gap-3 border-saffron border-s-4 ps-4">
      <h2 id="effects">{t('desk.facts.effects', { day: formatDay(day, locale) })}</h2>
      {effects.length === 0 && <p>{t('desk.facts.noEffects')}</p>}
      <ul className="grid gap-3">
        {effects.map((effect) => (
          <li key={effect.id} data-effect={effect.id}>
            <a href={deskPaths.fact(effect.id)}>{effect.title[locale]}</a>
            <ul>
              {LOCALES.map((language) => (
                <li key={language}>
                  <span className="text-soft">{LOCALE_NAMES[language]}:</span>{' '}
                  <del lang={language}>{effect.before[language]}</del> →{' '}
                  <ins lang={language} className="font-semibold no-underline">
                    {effect.after[language]}
                  </ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <form method="get" action={deskPaths.fact(id)} className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1">
          <span className="font-semibold">{t('desk.facts.onDay')}</span>
          <input type="date" name="on" defaultValue={day} className="field" />
        </label>
        <button type="submit" className="press" data-quiet>
          {t('desk.facts.show')}
        </button>
      </form>
      <p>
        <a href={deskPaths.changes} className="inline-flex min-h-11 items-center font-semibold">
          {t('desk.facts.toChanges')}
        </a>
      </p>
    </section>
  )
}

/** What shows a record or counts with it. */
export function FactUsersList({ locale, users }: { locale: Locale; users: FactUsers }) {
  const t = translator(locale)
  const { guides, steps, sums } = users
  return (
    <section aria-labelledby="users" className="grid gap-2">
      <h2 id="users">{t('desk.facts.users')}</h2>
      {guides.length + steps.length + sums.length === 0 && <p>{t('desk.facts.noUsers')}</p>}
      <ul>
        {guides.map(({ slug, texts }) => (
          <li key={slug}>
            <a href={paths.guide(locale, slug)} className="inline-flex min-h-8 items-center">
              {(texts[locale] ?? Object.values(texts)[0])?.title ?? slug}
            </a>
          </li>
        ))}
        {steps.map(({ stage, step }) => (
          <li key={`${stage} ${step.id}`}>
            {t('desk.facts.inList', { title: step.title[locale] })}
          </li>
        ))}
        {sums.map(({ id, title }) => (
          <li key={id}>
            <a href={deskPaths.fact(id)} className="inline-flex min-h-8 items-center">
              {t('desk.facts.inSum', { title: title[locale] })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
