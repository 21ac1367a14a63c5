import { LOCALES } from '#lib/i18n/locales.ts'
import type { Content, GuideFolder } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { MdxText } from '../read/read-mdx.ts'

/** Tags and the attribute by which they name what both languages must show. */
const SHOWN: Record<string, string> = {
  Fact: 'id',
  Contested: 'id',
  Act: 'id',
  Term: 'id',
  Papers: 'stage',
  ForCountry: 'route',
  Figure: 'name',
}

/** Translations: there, up to date, and showing the same records as the original. */
export function checkTranslations({ guides }: Content): Finding[] {
  return guides.flatMap((guide) => [...missing(guide), ...compared(guide)])
}

function missing({ texts, original }: GuideFolder): Finding[] {
  if (!original) return []
  return LOCALES.filter((locale) => !texts.some((text) => text.locale === locale)).map(
    (locale) => ({
      path: original.text.path,
      line: 1,
      message: `This guide has no translation into “${locale}”`,
      remedy: `Write ${original.text.path.replace(/[a-z]+\.mdx$/, `${locale}.mdx`)}; until then readers get the original with a banner.`,
      level: 'warning',
    }),
  )
}

function compared({ slug, original, translations }: GuideFolder): Finding[] {
  if (!original) return []
  return translations.flatMap(({ text, frontMatter: { data, path, lineOf } }): Finding[] => {
    const { locale, version } = data.translates
    const differing = differenceOf(original.text, text)
    return [
      ...(locale === original.text.locale
        ? []
        : [
            {
              path,
              line: lineOf(['translates', 'locale']),
              message: `It says that it translates “${locale}”, but the original is in “${original.text.locale}”`,
              remedy: `Write locale: ${original.text.locale}.`,
              level: 'error' as const,
            },
          ]),
      ...(version === original.version
        ? []
        : [
            {
              path,
              line: lineOf(['translates', 'version']),
              message: `The translation is behind its original, whose version is now ${original.version}`,
              remedy: `Bring it up to date, then run: npm run check -- --stamp ${slug} ${text.locale}.`,
              level: 'warning' as const,
            },
          ]),
      ...(differing
        ? [
            {
              path,
              line: 1,
              message: `The translation does not show the same as its original: ${differing}`,
              remedy: 'Name the same records, acts and terms in both.',
              level: 'warning' as const,
            },
          ]
        : []),
    ]
  })
}

function shownIn({ parts }: MdxText): Set<string> {
  return new Set(
    (parts?.tags ?? []).flatMap(({ name, attributes }) => {
      const id = attributes.get(SHOWN[name] ?? '')
      return id ? [`${name} ${id}`] : []
    }),
  )
}

function differenceOf(original: MdxText, translation: MdxText): string {
  if (!original.parts || !translation.parts) return ''
  const [first, second] = [shownIn(original), shownIn(translation)]
  return [
    ...[...first.difference(second)].map((id) => `no ${id}`),
    ...[...second.difference(first)].map((id) => `only here ${id}`),
  ].join(', ')
}
