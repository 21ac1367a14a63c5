import type { Locale } from '#lib/i18n/locales.ts'
import { formatter, translator } from '#lib/i18n/messages.ts'
import type { Member } from '#lib/plan/checklist/members.ts'

/** What differs from person to person of a family. */
export function Members({ members, locale }: { members: Member[]; locale: Locale }) {
  const t = translator(locale)
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
    </section>
  )
}
