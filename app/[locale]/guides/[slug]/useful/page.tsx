import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readDraft } from '#app/draft.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { Button } from '#components/form/button.tsx'
import { ErrorSummary } from '#components/form/error-summary.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Trap } from '#components/form/trap.tsx'
import { textValue } from '#lib/forms/form-values.ts'
import { findGuide } from '#lib/guides/find.ts'
import { commentError } from '#lib/guides/useful.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { sendComment } from './action.ts'

type Props = { params: Promise<{ locale: string; slug: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const guide = findGuide((await params).slug) ?? notFound()
  const query = await searchParams
  const draft = firstParam(query, 'error') ? await readDraft('useful') : {}
  const error = commentError(textValue(draft, 'comment'))
  const answer = textValue(draft, 'answer') || firstParam(query, 'answer')
  const id = textValue(draft, 'id') || firstParam(query, 'id')
  return { locale, guide, draft, error, answer, id }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, error } = await readPage(props)
  const t = translator(locale)
  const title = t('useful.thanksTitle')
  return { title: error ? t('errors.title', { title }) : title, ...PRIVATE_PAGE }
}

export default async function UsefulPage(props: Props) {
  const { locale, guide, draft, error, answer, id } = await readPage(props)
  const t = translator(locale)
  const asks = answer === 'yes' || answer === 'no'
  return (
    <Frame locale={locale} path={paths.guide(locale, guide.slug)} letterBox={false}>
      <div className="column grid gap-5 py-10">
        {error && <ErrorSummary locale={locale} errors={{ comment: error }} />}
        <h1>{t(asks ? 'useful.thanksTitle' : 'useful.doneTitle')}</h1>
        {asks && (
          <>
            <p>{t('useful.thanksText')}</p>
            <form action={sendComment} noValidate className="grid gap-4">
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="slug" value={guide.slug} />
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="answer" value={answer} />
              <Trap locale={locale} />
              <TextField
                locale={locale}
                name="comment"
                label={t(answer === 'yes' ? 'useful.whyYes' : 'useful.why')}
                hint={t('useful.hint')}
                value={textValue(draft, 'comment')}
                error={error}
                rows={5}
              />
              <div>
                <Button>{t('useful.send')}</Button>
              </div>
            </form>
          </>
        )}
        <p>
          <a href={paths.guide(locale, guide.slug)} className="inline-flex min-h-11 items-center">
            {t('useful.back')}
          </a>
        </p>
      </div>
    </Frame>
  )
}
