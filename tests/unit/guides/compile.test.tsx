import { parseHTML } from 'linkedom'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MdxBody } from '#components/mdx/mdx-body.tsx'
import { compileMdx } from '#lib/guides/compile.ts'

test.each([
  ['en', 'Footnotes', 'Back to the text of footnote 1'],
  ['ru', 'Сноски', 'Назад к тексту со сноской 1'],
  ['kk', 'Ескертпелер', '1-ескертпе тұрған мәтінге оралу'],
] as const)(
  'the words of footnotes are in the language of the text: %s',
  async (locale, heading, back) => {
    const code = await compileMdx('Words.[^a]\n\n[^a]: More words.\n', locale)
    const { document } = parseHTML(renderToStaticMarkup(<MdxBody code={code} components={{}} />))
    expect(document.querySelector('h2')?.textContent).toBe(heading)
    expect(document.querySelector('[data-footnote-backref]')?.getAttribute('aria-label')).toBe(back)
    const reference = document.querySelector('[data-footnote-ref]')
    expect(reference?.textContent).toBe('1')
    expect(
      document.getElementById(reference?.getAttribute('href')?.slice(1) ?? '')?.textContent,
    ).toContain('More words.')
  },
)
