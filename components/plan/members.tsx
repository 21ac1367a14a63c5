import type { Locale } from '#lib/i18n/locales.ts'
import { formatter, translator } from '#lib/i18n/messages.ts'
import { type Member, nextBorders } from '#lib/plan/checklist/members.ts'

type Props = { members: Member[]; locale: Locale; day: string }

/** What differs from person to person of a family. */
export function Members({ members, locale, day }: Props) {
  const t = translator(locale)
  const borders = nextBorders(members, day)
  if (members.length === 0) return null
  return (
    <section aria-labelledby="members" className="mt-6">
      <h3 id="members" className="text-xl">
        {t('plan.members.title')}
      </h3>
      <dl className="mt-2 grid gap-2">
        {members.map(({ age, papers }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two children may be of one age
          <div key={index} className="border-line border-t pt-2">
            <dt className="font-semibold">
              {age === undefined ? t('plan.members.you') : t('plan.members.age', { age })}
            </dt>
            <dd>{formatter(locale).list(papers.map((paper) => t(`plan.own.${paper}`)))}</dd>
          </div>
        ))}
      </dl>
      {borders.length > 0 && (
        <p className="mt-2 text-base">
          {t('plan.members.birthdays', {
            ages: formatter(locale).list(borders.map(String), { type: 'disjunction' }),
          })}
        </p>
      )}
    </section>
  )
}
