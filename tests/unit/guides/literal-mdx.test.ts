import { describe, expect, it } from 'vitest'
import { compileMdx } from '#lib/guides/compile.ts'
import { treeOf } from '#lib/guides/tree.ts'

/** Code that sets a global property, so that a test notices if it ran. */
const RUN = 'globalThis.ranFromText=1'

/** More than fifty ways to run code from a text; all must be rejected by their syntax tree. */
const CODE = [
  `{${RUN}}`,
  `{process.env.SITE_SECRET}`,
  `A sentence with {${RUN}} in it.`,
  `# A heading {${RUN}}`,
  `- A list {${RUN}}`,
  `> A quotation {${RUN}}`,
  `| a | b |\n| - | - |\n| {${RUN}} | b |`,
  `**bold {${RUN}}**`,
  `[a link {${RUN}}](/guides)`,
  `{/* a comment */ ${RUN} /* and another */}`,
  `{/* a comment */\n${RUN}}`,
  `{// a comment\n${RUN}\n}`,
  `{(() => { ${RUN} })()}`,
  `{await import('node:child_process')}`,
  `{require('node:child_process')}`,
  `{new Function('${RUN}')()}`,
  `{\`\${${RUN}}\`}`,
  `{[1].map(() => ${RUN})}`,
  `{this.constructor.constructor('${RUN}')()}`,
  `{props.components.Fact}`,
  `{<Fact id={${RUN}} />}`,
  `import fs from 'node:fs'`,
  `import '/etc/passwd'`,
  `import x from './secret.json'\n\n<Warning>x</Warning>`,
  `export const x = (${RUN}, 1)`,
  `export default function Layout() { ${RUN} }`,
  `export * from 'node:fs'`,
  `export { default } from 'node:child_process'`,
  `<Fact id={${RUN}} />`,
  `<Fact id={'mci'} />`,
  `<Fact id="mci" show={(${RUN}, 'both')} />`,
  `<Fact {...process.env} />`,
  `<Fact {...(${RUN}, {})} id="mci" />`,
  `<Warning {...{ children: 1 }}>x</Warning>`,
  `<Warning children={${RUN}} />`,
  `<Warning dangerouslySetInnerHTML={{ __html: '<script>1</script>' }} />`,
  `<Warning dangerouslySetInnerHTML="x" />`,
  `<Warning key="a" ref="b">x</Warning>`,
  `<Warning onClick="alert(1)">x</Warning>`,
  `<script>alert(1)</script>`,
  `<script src="https://evil.example/x.js"></script>`,
  `<SCRIPT>alert(1)</SCRIPT>`,
  `<style>{'body{}'}</style>`,
  `<iframe srcdoc="<script>alert(1)</script>" />`,
  `<img src="x" onerror="alert(1)" />`,
  `<a href="javascript:alert(1)">x</a>`,
  `<a href="/guides">x</a>`,
  `<svg onload="alert(1)" />`,
  `<svg:script>alert(1)</svg:script>`,
  `<object data="data:text/html,x" />`,
  `<form action="https://evil.example"><button>x</button></form>`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example" />`,
  `<>a fragment</>`,
  `<constructor />`,
  `<toString>x</toString>`,
  `<__proto__ />`,
  `<props.components.Fact id="mci" />`,
  `<Fact.constructor id="mci" />`,
  `<Steps><Step title="x">{${RUN}}</Step></Steps>`,
  `<Step title={${RUN}}>x</Step>`,
  `<Step title>x</Step>`,
  `[x](javascript:alert(1))`,
  `[x](JaVaScRiPt:alert(1))`,
  `[x](java&#115;cript:alert(1))`,
  `[x](javascript&colon;alert(1))`,
  `[x](<java\u00adscript:alert(1)>)`,
  `[x](&#1;javascript:alert(1))`,
  `[x](java&Tab;script:alert(1))`,
  `[x](vbscript:msgbox)`,
  `[x](data:text/html,<script>1</script>)`,
  `[x](file:///etc/passwd)`,
  `[x][y]\n\n[y]: javascript:alert(1)`,
  `![x](javascript:alert(1))`,
  `![x](data:image/svg+xml,x)`,
]

describe('a text cannot run code', () => {
  it('the list is as long as it says', () => {
    expect(CODE.length).toBeGreaterThanOrEqual(50)
    expect(new Set(CODE).size).toBe(CODE.length)
  })

  it.each(CODE)('%s', async (body) => {
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
