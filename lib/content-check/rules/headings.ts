import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'

/** Headings must form an outline below the title of the page. */
export function checkHeadings(content: Content): Finding[] {
  return textsOf(content).flatMap(({ path, parts }) => {
    let above = 1
    return (parts?.headings ?? []).flatMap(({ depth, text, line }): Finding[] => {
      const before = above
      above = depth
      if (depth === 1) return [{ path, line, ...say('second-title', { text }), level: 'error' }]
      if (depth <= before + 1) return []
      const said = say('skipped-heading', { text, sign: '#'.repeat(before + 1) })
      return [{ path, line, ...said, level: 'error' }]
    })
  })
}
