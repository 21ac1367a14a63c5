import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'

/** Headings make an outline below the page's own title. */
export function checkHeadings(content: Content): Finding[] {
  return textsOf(content).flatMap(({ path, parts }) => {
    let above = 1
    return (parts?.headings ?? []).flatMap(({ depth, text, line }): Finding[] => {
      const before = above
      above = depth
      if (depth === 1) {
        const message = `“${text}” is a second title of the page`
        return [{ path, line, message, remedy: 'Begin sections with ##.', level: 'error' }]
      }
      if (depth <= before + 1) return []
      const message = `“${text}” skips a level of headings`
      return [
        { path, line, message, remedy: `Begin it with ${'#'.repeat(before + 1)}.`, level: 'error' },
      ]
    })
  })
}
