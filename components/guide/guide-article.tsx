import type { ReactNode } from 'react'
import { FactNotes } from '#components/fact/fact-notes.tsx'
import { PilotNotice } from '#components/fact/pilot-notice.tsx'
import { Divider } from '#components/figure/ornament.tsx'
import { TermNotes } from '#components/mdx/term-note.tsx'
import { PrintLine } from '#components/page/print-line.tsx'
import { PlanLink } from '#components/plan/plan-link.tsx'
import { type Guide, type GuideText, listGuides, neighboursOf } from '#lib/guides/find.ts'
import { type NoteIds, referencesOf } from '#lib/guides/references.ts'
import { relatedGuides } from '#lib/guides/related.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { Contents } from './contents.tsx'
import { GuideHead } from './guide-head.tsx'
import { NextStep } from './next-step.tsx'
import { Provenance } from './provenance.tsx'
import { Related } from './related.tsx'
import { SourcesSummary } from './sources-summary.tsx'
import { TranslationBanner } from './translation-banner.tsx'
import { Useful } from './useful.tsx'

type Props = {
  guide: Guide
  text: GuideText
  locale: Locale
  day: string
  notes: NoteIds
  sendUseful: (form: FormData) => Promise<void>
  /** The reader's own case; without it a link to the plan's form. */
  inYourCase?: ReactNode
  children: ReactNode
}

/** A guide: its summary, its text, the next guide, and its sources. */
export function GuideArticle(props: Props) {
  const { guide, text, locale, day, notes, sendUseful, inYourCase, children } = props
  const references = referencesOf(guide, text, day)
  const lang = text.locale === locale ? undefined : text.locale
  return (
    <div className="mx-auto grid max-w-6xl gap-x-16 px-5 py-8 lg:grid-cols-[minmax(0,41rem)_1fr] print:block">
      <article className="min-w-0">
        <PrintLine path={paths.guide(locale, guide.slug)} locale={locale} day={day} />
        <TranslationBanner guide={guide} text={text} locale={locale} />
        <GuideHead guide={guide} text={text} locale={locale} references={references} />
        {guide.frontMatter.stage === 'screening' && <PilotNotice locale={locale} day={day} />}
        {inYourCase ?? <PlanLink locale={locale} />}
        <Contents text={text} locale={locale} folded />
        <div className="prose mt-8" lang={lang}>
          {children}
        </div>
        <Divider />
        <NextStep {...neighboursOf(guide.slug)} locale={locale} />
        <Useful slug={guide.slug} locale={locale} send={sendUseful} />
        <SourcesSummary slug={guide.slug} sources={references.sources} locale={locale} />
        <Related guides={relatedGuides(guide, listGuides())} locale={locale} />
        <FactNotes notes={notes} locale={text.locale} day={day} />
        <TermNotes notes={notes} locale={text.locale} />
      </article>
      <aside className="mt-8 lg:mt-0">
        <div className="lg:sticky lg:top-6">
          <Contents text={text} locale={locale} />
          <Provenance guide={guide} text={text} locale={locale} references={references} />
        </div>
      </aside>
    </div>
  )
}
