import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StructuredData } from '#components/page/structured-data.tsx'

test.each(['</script><script>alert(1)</script>', '<!-- <script>', 'Ә < ғ & "қ" > \u2028'])(
  '%j can neither end the element it stands in nor come out changed',
  (name) => {
    const html = renderToStaticMarkup(<StructuredData data={{ name }} />)
    const inner = html.slice('<script type="application/ld+json">'.length, -'</script>'.length)
    expect(html).toBe(`<script type="application/ld+json">${inner}</script>`)
    expect(inner).not.toContain('<')
    expect(JSON.parse(inner)).toEqual({ name })
  },
)
