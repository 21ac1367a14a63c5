import type { Act, FactRecord, Source, Term } from '#lib/facts/schema.ts'
import type { Person } from '#lib/guides/find.ts'
import type { Picture } from '#lib/guides/pictures.ts'
import type { Original, Stage, Translation } from '#lib/guides/schema.ts'
import type { WebpHead } from '#lib/guides/webp.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Offices } from '#lib/pages/offices.ts'
import type { Redirect } from '#lib/pages/redirects.ts'
import type { Step } from '#lib/plan/checklist/step-schema.ts'
import type { SearchWords } from '#lib/search/words/search-words.ts'
import type { Finding } from './finding.ts'
import type { MdxText } from './read/read-mdx.ts'
import type { Placed, Records } from './read/read-records.ts'
import type { YamlFile } from './read/yaml-file.ts'

/** A guide's folder: the original with its version, and the translations. */
export type GuideFolder = {
  slug: string
  texts: MdxText[]
  /** The text without `translates`; absent unless exactly one text is the original. */
  original?: { text: MdxText; frontMatter: Placed<Original>; version: string }
  translations: { text: MdxText; frontMatter: Placed<Translation> }[]
}

/** A source file that may use records and messages. */
export type CodeFile = { path: string; text: string }

/** The whole content; each file is read and parsed once. */
export type Content = {
  facts: Records<FactRecord>
  sources: Records<Source>
  acts: Records<Act>
  terms: Records<Term>
  people: Records<Person>
  steps: { stage: Stage; records: Records<Step> }[]
  guides: GuideFolder[]
  /** Texts other than guides: pages about the site, stories, letters. */
  pages: { kind: string; name: string; texts: MdxText[] }[]
  /** The pages that moved; absent if `redirects.yml` cannot be read. */
  redirects?: Placed<Redirect[]> | undefined
  /** `offices.yml`, if it can be read. */
  offices: Placed<Offices> | undefined
  /** The URLs in `countries.yml`, `calendar.yml` and `offices.yml`. */
  toolSources: { url: string; path: string; line: number }[]
  /** `search.yml`, if there is one and it can be read. */
  searchWords: Placed<SearchWords> | undefined
  pictures: {
    records: Records<Picture>
    /** The files of `pictures`; without a head if it is no WebP. */
    files: { id: string; path: string; size: number; head: WebpHead | undefined }[]
  }
  messages: Partial<Record<Locale, YamlFile>>
  code: CodeFile[]
  /** Syntax and schema errors found while reading. */
  findings: Finding[]
}

/** Every MDX text of the content. */
export function textsOf({ guides, pages }: Content): MdxText[] {
  return [...guides, ...pages].flatMap(({ texts }) => texts)
}
