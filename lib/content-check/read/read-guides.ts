import { originalSchema, translationSchema } from '#lib/guides/schema.ts'
import { versionOf } from '#lib/i18n/mdx-file.ts'
import type { GuideFolder } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'
import type { MdxText } from './read-mdx.ts'
import { fitSchema } from './read-records.ts'

function isTranslation({ frontMatter }: MdxText): boolean {
  const { value } = frontMatter
  return typeof value === 'object' && value !== null && 'translates' in value
}

/** Separates a guide's original from its translations and validates the front matter of each. */
export function readGuideFolder(
  slug: string,
  texts: MdxText[],
): { guide: GuideFolder; findings: Finding[] } {
  const readable = texts.filter(
    ({ frontMatter }) => frontMatter.value !== undefined && frontMatter.value !== null,
  )
  const originals = readable.filter((text) => !isTranslation(text))
  const guide: GuideFolder = { slug, texts, translations: [] }
  const findings = originals.length > 1 ? originals.map(secondOriginal) : []
  for (const text of originals) {
    const { placed, findings: faults } = fitSchema(text.frontMatter, originalSchema)
    findings.push(...faults)
    if (!placed || originals.length > 1) continue
    const version = versionOf({ ...placed.data, body: text.body })
    guide.original = { text, frontMatter: placed, version }
  }
  for (const text of readable.filter(isTranslation)) {
    const { placed, findings: faults } = fitSchema(text.frontMatter, translationSchema)
    findings.push(...faults)
    if (placed) guide.translations.push({ text, frontMatter: placed })
  }
  const [first] = readable
  if (first && originals.length === 0) findings.push(noOriginal(first))
  return { guide, findings }
}

function secondOriginal({ path }: MdxText): Finding {
  return {
    path,
    line: 1,
    ...say('second-original'),
    level: 'error',
  }
}

function noOriginal({ path }: MdxText): Finding {
  return {
    path,
    line: 1,
    ...say('no-original'),
    level: 'error',
  }
}
