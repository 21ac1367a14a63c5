import { LOCALES } from '#lib/i18n/locales.ts'
import type { Content, GuideFolder } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { MdxText } from '../read/read-mdx.ts'
import { type Said, say } from '../say.ts'

/** The tags, and the attribute with the id, that must occur in both languages. */
const SHOWN: Record<string, string> = {
  Fact: 'id',
  Contested: 'id',
  Act: 'id',
  Term: 'id',
  Papers: 'stage',
  ForCountry: 'route',
  Figure: 'name',
  Picture: 'id',
}

/** Translations must exist, be up to date, and show the same records as the original. */
export function checkTranslations({ guides }: Content): Finding[] {
  return guides.flatMap((guide) => [...missing(guide), ...compared(guide)])
}

function missing({ texts, original }: GuideFolder): Finding[] {
  if (!original) return []
  return LOCALES.filter((locale) => !texts.some((text) => text.locale === locale)).map(
    (locale) => ({
      path: original.text.path,
      line: 1,
      ...say('no-translation', {
        locale,
        path: original.text.path.replace(/[a-z]+\.mdx$/, `${locale}.mdx`),
      }),
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
              ...say('translates-other', { locale, original: original.text.locale }),
              level: 'error' as const,
            },
          ]),
      ...(version === original.version
        ? []
        : [
            {
              path,
              line: lineOf(['translates', 'version']),
              ...say('behind', { version: original.version, slug, locale: text.locale }),
              level: 'warning' as const,
            },
          ]),
      ...(differing ? [{ path, line: 1, ...differing, level: 'warning' as const }] : []),
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

function differenceOf(original: MdxText, translation: MdxText): Said | undefined {
  if (!original.parts || !translation.parts) return undefined
  const [first, second] = [shownIn(original), shownIn(translation)]
  const missing = [...first.difference(second)].join(', ')
  const extra = [...second.difference(first)].join(', ')
  if (missing && extra) return say('shows-other', { missing, extra })
  if (missing) return say('shows-less', { missing })
  return extra ? say('shows-more', { extra }) : undefined
}
