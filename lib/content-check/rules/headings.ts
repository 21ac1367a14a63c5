import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'

/** Marks of a heading without the blank that makes one of it; marks of bold words left alone. */
const LEFT_MARKS = /^(#{1,6})([^\s#][^\n]*)|\*\*/gm

/**
 * Headings must form an outline below the title of the page; marks of headings and of bold words must
 * not be left for readers to see.
 */
export function checkHeadings(content: Content): Finding[] {
  return textsOf(content).flatMap(({ path, parts }) => {
    let above = 1
    const left = (parts?.prose ?? []).flatMap(({ text, lineAt }) =>
      Array.from(text.matchAll(LEFT_MARKS), ({ 1: signs, 2: words = '', index }): Finding => {
        const said = signs
          ? say('heading-blank', { signs, words })
          : say('open-emphasis', { signs: '**' })
        return { path, line: lineAt(index), ...said, level: 'error' }
      }),
    )
    const outline = (parts?.headings ?? []).flatMap(({ depth, text, line }): Finding[] => {
      const before = above
      above = depth
      if (depth === 1) return [{ path, line, ...say('second-title', { text }), level: 'error' }]
      if (depth <= before + 1) return []
      const said = say('skipped-heading', { text, sign: '#'.repeat(before + 1) })
      return [{ path, line, ...said, level: 'error' }]
    })
    return [...outline, ...left]
  })
}
