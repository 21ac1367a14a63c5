import type { Metadata } from 'next'
import { readDraft } from '#app/draft.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { CodeForm } from '#components/newsletter/code-form.tsx'
import { LetterPage } from '#components/newsletter/letter-page.tsx'
import { MailAgain } from '#components/newsletter/mail-again.tsx'
import { now } from '#lib/config/clock.ts'
import { boxValues, textValue } from '#lib/forms/form-values.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { nextMailAt, readAsked } from '#lib/newsletter/asked.ts'
import { confirmCode, signUp } from '../action.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const draft = await readDraft('code')
  const error = firstParam(await searchParams, 'error') && textValue(draft, 'error')
  return { locale, draft, errors: error ? { code: error } : {} }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, errors } = await readPage(props)
  const t = translator(locale)
  const title = t('letter.sentTitle')
  return { title: 'code' in errors ? t('errors.title', { title }) : title, ...PRIVATE_PAGE }
}

export default async function NewsletterSentPage(props: Props) {
  const { locale, draft, errors } = await readPage(props)
  const t = translator(locale)
  return (
    <Frame locale={locale} path={paths.newsletterSent(locale)} letterBox={false}>
      <LetterPage locale={locale} title={t('letter.sentTitle')} errors={errors}>
        <p>{t('letter.sentText')}</p>
        <CodeForm
          locale={locale}
          email={textValue(draft, 'email')}
          code={textValue(draft, 'code')}
          errors={errors}
          confirm={confirmCode}
        />
        <p className="text-base text-soft">{t('letter.sentSpam')}</p>
        {textValue(draft, 'email') && (
          <MailAgain
            locale={locale}
            answers={draft}
            next={nextMailAt(readAsked(boxValues(draft, 'asked')))}
            at={now()}
            signUp={signUp}
          />
        )}
      </LetterPage>
    </Frame>
  )
}
