import type { Guide, GuideText } from '#lib/guides/find.ts'
import { originalSchema } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'

/** A guide's text in which everything that was not said is plain. */
export function makeText(locale: Locale, over: Partial<GuideText> = {}): GuideText {
  return {
    locale,
    title: `Title in ${locale}`,
    summary: `What a person does first, in ${locale}.`,
    audience: 'Everybody who comes',
    body: 'Words.\n',
    outline: { headings: [], words: 100 },
    uses: {},
    changes: [],
    behind: false,
    reviewer: null,
    ...over,
  }
}

/** A guide written in English on 1 March 2026, with these texts. */
export function makeGuide(slug: string, texts: GuideText[] = [makeText('en')]): Guide {
  return {
    slug,
    original: 'en',
    version: '0123456789ab',
    frontMatter: originalSchema.parse({
      title: 'Title in en',
      summary: 'What a person does first, in en.',
      audience: 'Everybody who comes',
      stage: 'start',
      order: 1,
      author: 'we-guide-editors',
      reviewer: null,
      published: '2026-03-01',
      checked: '2026-03-02',
      sources: ['law'],
    }),
    texts: Object.fromEntries(texts.map((text) => [text.locale, text])),
  }
}

/** What a text uses when it shows these records. */
export function showing(...facts: string[]): Pick<GuideText, 'uses'> {
  return { uses: { Fact: facts } }
}
