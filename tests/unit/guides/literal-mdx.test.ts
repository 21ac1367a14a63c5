import { describe, expect, it } from 'vitest'
import { compileMdx } from '#lib/guides/compile.ts'
import { treeOf } from '#lib/guides/tree.ts'
import { RUN, UNSAFE_TEXTS } from '#tests/factories/unsafe-texts.ts'

describe('a text cannot run code', () => {
  it('the list is as long as it says', () => {
    expect(UNSAFE_TEXTS.length).toBeGreaterThanOrEqual(50)
    expect(new Set(UNSAFE_TEXTS).size).toBe(UNSAFE_TEXTS.length)
  })

  it.each(UNSAFE_TEXTS)('%s', async (body) => {
    expect(() => treeOf(body)).toThrow()
    // Twice: a rejected text must not be read from the disk cache.
    expect(() => treeOf(body)).toThrow()
    await expect(compileMdx(body, 'en')).rejects.toThrow()
    expect('ranFromText' in globalThis).toBe(false)
  })

  it.each([
    `---js\n{ x: ${RUN} }\n---\n\nText`,
    `---javascript\nmodule.exports = (${RUN}, {})\n---\n`,
    `---coffee\n${RUN}\n---\n`,
    `---json\n{"a":1}\n---\n`,
  ])('front matter in the text is text and never run: %j', async (body) => {
    await compileMdx(body, 'en').catch(() => undefined)
    expect('ranFromText' in globalThis).toBe(false)
  })
})

it.each([
  'Plain **words**, [a guide](/guides/overview), [a site](https://egov.kz/cms/en), [a mail](mailto:a@example.org).',
  'A fact <Fact id="mci" /> and <Term id="iin">its word</Term>.',
  '<Warning>\nTake care.\n</Warning>',
  '{/* a note for editors */}\n\nText',
  'Braces written as text: \\{process.env\\} and `{code}`.',
  '```js\nimport fs from "node:fs"\n```',
  'A time such as 10:30, and [a part](#papers), and [a note: with a colon](/guides/a:b).',
])('what authors write is compiled: %s', async (body) => {
  expect(treeOf(body).type).toBe('root')
  expect(await compileMdx(body, 'en')).toContain('jsx')
})

it('says on which line the code stands', () => {
  expect(() => treeOf('One\n\nTwo\n\n{1}')).toThrow('Expressions in braces are not for texts (5:1)')
})
