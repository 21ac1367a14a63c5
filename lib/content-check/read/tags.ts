import type { MDX_TAGS } from '#lib/guides/literal-mdx.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { DRAWN_PAPERS } from '#lib/plan/checklist/paper-points.ts'
import { DOCUMENT_ROUTES } from '#lib/plan/countries/countries.ts'

/** The type of an attribute: the id of something, one of several words, or free text. */
export type AttributeType =
  | 'fact'
  | 'picture'
  | 'contested'
  | 'act'
  | 'term'
  | 'words'
  | readonly string[]

type Tag = Record<string, { type: AttributeType; required: boolean }>

function must(type: AttributeType): Tag[string] {
  return { type, required: true }
}

function may(type: AttributeType): Tag[string] {
  return { type, required: false }
}

/**
 * The tags that authors may use, with the types of their attributes. A test compares them with
 * `components/mdx/registry.tsx` and with the list of figures.
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
    name: must([
      'index-years',
      'application-timeline',
      'stations',
      'split-stay',
      ...Object.keys(DRAWN_PAPERS),
    ]),
  },
  Picture: { id: must('picture') },
}

/** The names of all tags, for an editor to choose from. */
export function tagNames(): string {
  return Object.keys(TAGS).join(', ')
}
