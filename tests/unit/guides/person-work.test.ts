import { expect, it } from 'vitest'
import { loadFacts } from '#lib/facts/load.ts'
import { listGuides, listPeople } from '#lib/guides/find.ts'
import { workOf } from '#lib/guides/person-work.ts'

it('an interviewed person is no author and no reviewer of what rests on the interview', () => {
  const work = workOf('aigerim-khandullayeva')
  expect(work.written).toEqual([])
  expect(work.reviewed).toEqual([])
  expect(work.interviewed.map(({ slug }) => slug)).toContain('money-to-show')
  expect(work.facts.map(({ id }) => id)).toContain('host-notice-still-due')
})

it('the guides and facts of an interview are exactly those that name it', () => {
  const [interview] = [...loadFacts().sources.values()].filter(({ kind }) => kind === 'interview')
  const work = workOf(interview?.person ?? '')
  for (const { slug, frontMatter } of listGuides()) {
    const isNamed = frontMatter.sources.includes(interview?.id ?? '')
    expect(work.interviewed.some((guide) => guide.slug === slug)).toBe(isNamed)
  }
})

it('every guide has a writer who has a card', () => {
  const written = listPeople().flatMap(({ id }) => workOf(id).written)
  expect(new Set(written)).toEqual(new Set(listGuides()))
})

it('a reviewer of a translation counts as a reviewer', () => {
  const guides = structuredClone(listGuides().slice(0, 1)) as ReturnType<typeof listGuides>
  Object.assign(guides[0]?.texts.kk ?? {}, { reviewer: 'somebody' })
  expect(workOf('somebody', guides).reviewed).toHaveLength(1)
})
