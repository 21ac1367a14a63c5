import { describe, expect, it } from 'vitest'
import { listContent, searchContent } from '#lib/publishing/editing/find-content.ts'

const notes = { day: '2026-11-30', drafts: new Set<string>(), problems: [] }

function ids(search: Parameters<typeof searchContent>[1], over = {}): string[] {
  return searchContent(listContent({ ...notes, ...over }), search).map(({ id }) => id)
}

describe('content is found', () => {
  it.each([
    [{ words: 'refusal', kind: 'guides' }, 'refusal'],
    [{ words: 'ОТКАЗ', kind: 'guides' }, 'refusal'],
    [{ words: 'месячный расчетный' }, 'mci'],
    [{ words: 'айлық есептік' }, 'mci'],
    [{ words: 'guides/money-to-show' }, 'money-to-show'],
    [{ kind: 'pages' }, 'privacy'],
    [{ state: 'contested', kind: 'facts' }, 'screening-length'],
    [{ kind: 'files', words: 'glossary' }, 'glossary.yml'],
  ] as const)('by %j: %s', (search, id) => {
    expect(ids(search)).toContain(id)
  })

  it('a record whose id is typed whole comes first', () => {
    expect(ids({ words: 'mci' })[0]).toBe('mci')
  })

  it('what is due on a day is found on that day', () => {
    expect(ids({ state: 'due' }, { day: '2026-11-30' })).toContain('host-notice-still-due')
    expect(ids({ state: 'due' }, { day: '2026-04-01' })).not.toContain('host-notice-still-due')
  })

  it('what has a mistake is found by the path that the mistake names', () => {
    const problems = ['content/guides/refusal/ru.mdx:7: The tag <Warning> is not closed. Close it.']
    expect(ids({ state: 'broken' }, { problems })).toEqual(['refusal'])
  })

  it('what somebody has a draft of is found, and a guide that is a draft only', () => {
    const drafts = new Set(['guides/refusal/ru.mdx', 'guides/brand-new/en.mdx'])
    expect(ids({ state: 'draft' }, { drafts })).toEqual(['refusal', 'brand-new'])
    const made = listContent({ ...notes, drafts }).find(({ id }) => id === 'brand-new')
    expect(made?.texts.map(({ locale, state }) => `${locale} ${state}`)).toEqual([
      'en there',
      'ru missing',
      'kk missing',
    ])
  })
})
