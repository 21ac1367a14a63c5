import type { Act, FactRecord, Source, Term } from '#lib/facts/schema.ts'
import type { Person } from '#lib/guides/find.ts'
import type { Original, Stage, Translation } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Step } from '#lib/plan/checklist/step-schema.ts'
import type { Finding } from './finding.ts'
import type { MdxText } from './read/read-mdx.ts'
import type { Placed, Records } from './read/read-records.ts'
import type { YamlFile } from './read/yaml-file.ts'

/** A guide's folder: the original with its version, and its translations. */
export type GuideFolder = {
  slug: string
  texts: MdxText[]
  /** The language that says nothing of translating; absent when that is not exactly one. */
  original?: { text: MdxText; frontMatter: Placed<Original>; version: string }
  translations: { text: MdxText; frontMatter: Placed<Translation> }[]
}

/** A source file, in which records and messages may be used. */
export type CodeFile = { path: string; text: string }

/** The whole content, each file read and parsed once. */
export type Content = {
  facts: Records<FactRecord>
  sources: Records<Source>
  acts: Records<Act>
  terms: Records<Term>
  people: Records<Person>
  steps: { stage: Stage; records: Records<Step> }[]
  guides: GuideFolder[]
  /** Texts other than guides: pages about the site, letters. */
  pages: { kind: string; name: string; texts: MdxText[] }[]
  /** Addresses in `countries.yml` and `calendar.yml`. */
  toolSources: { url: string; path: string; line: number }[]
  messages: Partial<Record<Locale, YamlFile>>
  code: CodeFile[]
  /** What was wrong while reading: syntax and schemas. */
  findings: Finding[]
}

/** Every MDX text of the content. */
export function textsOf({ guides, pages }: Content): MdxText[] {
  return [...guides, ...pages].flatMap(({ texts }) => texts)
}
