import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { factsDue } from '#lib/facts/due.ts'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.facts.title') }
}

/** All records with their values today, to be searched by title and id. */
export default async function FactsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const q = firstParam(await searchParams, 'q')
    .trim()
    .slice(0, 200)
  const day = today()
  const facts = loadFacts()
  const due = new Set(factsDue(day, facts).map(({ record }) => record.id))
  const words = q.toLocaleLowerCase(locale).split(/\s+/)
  const found = [...facts.facts.values()].filter(({ id, title }) => {
    const text = [id, ...Object.values(title)].join(' ').toLocaleLowerCase(locale)
    return words.every((word) => text.includes(word))
  })
  return (
    <DeskFrame locale={locale} path={deskPaths.facts} title={t('desk.facts.title')}>
      <p className="mb-3">
        <a href={deskPaths.newFact} className="inline-flex min-h-11 items-center font-semibold">
          {t('desk.newFact.title')}
        </a>
      </p>
      <form method="get" action={deskPaths.facts} className="mb-4 flex flex-wrap items-end gap-3">
        <label className="grid gap-1">
          <span className="font-semibold">{t('desk.facts.search')}</span>
          <input name="q" defaultValue={q} className="field" />
        </label>
        <button type="submit" className="press" data-quiet>
          {t('desk.facts.show')}
        </button>
      </form>
      {found.length === 0 && <p>{t('desk.facts.none')}</p>}
      <ul>
        {found.map(({ id, title, confidence }) => (
          <li key={id} data-row className="border-line border-b py-1.5">
            <a href={deskPaths.fact(id)} className="inline-flex min-h-8 items-center">
              {title[locale]}
            </a>{' '}
            <strong className="font-semibold">
              {formatFact(shownFact(id, day, facts), locale)}
            </strong>{' '}
            <span className="text-soft max-sm:block">
              {[
                id,
                t(`desk.facts.confidences.${confidence}`),
                ...(due.has(id) ? [t('desk.facts.due')] : []),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </DeskFrame>
  )
}
