import { State } from '#components/desk/case/state.tsx'
import { Fact } from '#components/fact/fact.tsx'
import { FactNotes } from '#components/fact/fact-notes.tsx'
import { ApplicationTimeline } from '#components/figure/application-timeline.tsx'
import { IndexYears } from '#components/figure/index-years.tsx'
import { Divider } from '#components/figure/ornament.tsx'
import { PaperAnatomy } from '#components/figure/paper-anatomy.tsx'
import { StageLine } from '#components/figure/stage-line.tsx'
import { Boxes } from '#components/form/boxes.tsx'
import { Button } from '#components/form/button.tsx'
import { ErrorSummary } from '#components/form/error-summary.tsx'
import { Progress } from '#components/form/progress.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Contested } from '#components/mdx/contested.tsx'
import { TermNote, TermNotes } from '#components/mdx/term-note.tsx'
import { Warning } from '#components/mdx/warning.tsx'
import { StatusList } from '#components/page/status-list.tsx'
import { noteIdsOf } from '#lib/guides/references.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { RECOMMENDATION_STATUSES } from '#lib/store/recommendation-types.ts'

type Props = { locale: Locale; day: string }

const NOTES = noteIdsOf({ referencedIds: { Fact: ['mci', 'screening-length'], Term: ['iin'] } })

const COLOURS = [
  'bg-paper',
  'bg-leaf',
  'bg-ink',
  'bg-soft',
  'bg-line',
  'bg-edge',
  'bg-sky',
  'bg-sky-wash',
  'bg-saffron',
  'bg-saffron-wash',
  'bg-bad',
]

/** Every part of the look in every state, with real records, for whoever changes a colour or a size. */
export function Parts({ locale, day }: Props) {
  const t = translator(locale)
  return (
    <div className="grid gap-12">
      <section aria-labelledby="colours">
        <h2 id="colours">{t('desk.parts.colours')}</h2>
        <ul className="mt-4 flex flex-wrap gap-3 text-base">
          {COLOURS.map((colour) => (
            <li key={colour} className="w-32">
              <div className={`h-14 border border-edge ${colour}`} />
              <code>{colour.slice('bg-'.length)}</code>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="words" className="prose">
        <h2 id="words">{t('desk.parts.words')}</h2>
        <h3>{t('home.title')}</h3>
        <p>{t('home.lede')}</p>
        <ul>
          <li>{t('heroes.countsTitle')}</li>
          <li>{t('heroes.countsText')}</li>
        </ul>
        <Divider />
      </section>
      <section aria-labelledby="controls" className="grid gap-4">
        <h2 id="controls">{t('desk.parts.controls')}</h2>
        <p className="flex flex-wrap items-center gap-4">
          <Button>{t('letter.subscribe')}</Button>
          <Button quiet>{t('search.button')}</Button>
          <a href={paths.recommend(locale)} className="button-link">
            {t('nav.recommend')}
          </a>
          <a href={paths.facts(locale)}>{t('nav.facts')}</a>
        </p>
        <Progress
          label={t('desk.parts.controls')}
          current={t('nav.recommend')}
          steps={[
            { name: t('nav.guides'), href: '#words' },
            { name: t('nav.facts') },
            { name: t('nav.heroes') },
          ]}
          index={1}
        />
      </section>
      <section aria-labelledby="fields" className="grid max-w-2xl gap-6">
        <h2 id="fields">{t('desk.parts.fields')}</h2>
        <ErrorSummary
          locale={locale}
          errors={{ wrong: 'email.malformed', boxes: 'qualities.missing' }}
        />
        <TextField locale={locale} name="empty" label={t('letter.email')} value="" />
        <TextField
          locale={locale}
          name="filled"
          label={t('letter.email')}
          hint={t('search.hint')}
          value="reader@example.org"
        />
        <TextField
          locale={locale}
          name="wrong"
          label={t('letter.email')}
          value="reader@"
          error="email.malformed"
        />
        <Boxes
          locale={locale}
          name="boxes"
          legend={t('nav.heroes')}
          boxes={[
            { value: 'one', label: t('nav.guides') },
            { value: 'two', label: t('nav.facts') },
          ]}
          ticked={['two']}
          error="qualities.missing"
        />
      </section>
      <section aria-labelledby="facts" className="prose">
        <h2 id="facts">{t('desk.parts.facts')}</h2>
        <p>
          <Fact id="mci" locale={locale} day={day} notes={NOTES} /> ·{' '}
          <Fact id="screening-length" locale={locale} day={day} notes={NOTES} /> ·{' '}
          <Fact id="mci" locale={locale} day={day} notes={NOTES}>
            {t('nav.facts')}
          </Fact>
          . <TermNote id="iin" locale={locale} notes={NOTES} />
        </p>
        <FactNotes notes={NOTES} locale={locale} day={day} />
        <TermNotes notes={NOTES} locale={locale} />
      </section>
      <section aria-labelledby="notices">
        <h2 id="notices">{t('desk.parts.notices')}</h2>
        <Warning>
          <p>{t('home.lede')}</p>
        </Warning>
        <Contested id="screening-length" locale={locale} day={day} />
        <p role="note" className="banner">
          {t('guide.missing', { original: languageName('en', locale) })}
        </p>
      </section>
      <section aria-labelledby="figures" className="grid gap-8">
        <h2 id="figures">{t('desk.parts.figures')}</h2>
        <StageLine locale={locale} day={day} current="money" />
        <IndexYears locale={locale} day={day} />
        <ApplicationTimeline locale={locale} day={day} />
        <PaperAnatomy paper="criminal-record" locale={locale} day={day} />
        <PaperAnatomy paper="lease" locale={locale} day={day} />
        <PaperAnatomy paper="bank-certificate" locale={locale} day={day} />
      </section>
      <section aria-labelledby="states">
        <h2 id="states">{t('desk.parts.states')}</h2>
        <p className="mt-3 flex flex-wrap gap-4">
          {RECOMMENDATION_STATUSES.map((status) => (
            <State key={status} locale={locale} status={status} />
          ))}
        </p>
        <StatusList locale={locale} store="ok" mail="late" mailMinutes={21} pages="ok" />
      </section>
    </div>
  )
}
