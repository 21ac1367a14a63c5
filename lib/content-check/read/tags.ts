import type { MDX_TAGS } from '#lib/guides/literal-mdx.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { DOCUMENT_ROUTES } from '#lib/plan/countries/countries.ts'
import { DRAWN_PAPERS } from '#lib/plan/paper-points.ts'

/** What an attribute may hold: the id of something, one of some words, or free words. */
export type Holds = 'fact' | 'contested' | 'act' | 'term' | 'words' | readonly string[]

type Tag = Record<string, { holds: Holds; required: boolean }>

function must(holds: Holds): Tag[string] {
  return { holds, required: true }
}

function may(holds: Holds): Tag[string] {
  return { holds, required: false }
}

/**
 * The tags that authors may use, as `components/mdx/registry.tsx` has them, and what each
 * attribute may hold. A test keeps the two lists, and that of the figures, the same.
 */
export const TAGS: Record<string, Tag> & Record<keyof typeof MDX_TAGS, Tag> = {
  Fact: {
    id: must('fact'),
    show: may(['both', 'value', 'number', 'tenge']),
    case: may(['nominative', 'genitive']),
    form: may('words'),
  },
  Act: { id: must('act') },
  Term: { id: must('term') },
  Warning: {},
  Contested: { id: must('contested') },
  Steps: {},
  Step: { title: must('words') },
  Papers: { stage: must(STAGES) },
  ForCountry: { route: must(DOCUMENT_ROUTES) },
  Figure: {
    name: must(['index-years', 'application-timeline', 'stations', ...Object.keys(DRAWN_PAPERS)]),
  },
}
