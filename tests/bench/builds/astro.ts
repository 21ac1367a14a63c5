import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { borrow } from '../pages/borrow.ts'
import { type Measured, measureRun } from './measured-run.ts'

/** The tags of the guides; here each is only an element with its id. */
const TAGS = 'Fact Act Term Contested Papers ForCountry Figure Warning Steps Step'.split(' ')

const CONFIG = `import { defineConfig } from 'astro/config'
import mdx from '@astrojs/mdx'
export default defineConfig({ integrations: [mdx()] })
`

const COLLECTION = `import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
const loader = glob({ pattern: '**/*.mdx', base: './guides' })
export const collections = { guides: defineCollection({ loader }) }
`

const TAG = `---
const { id } = Astro.props
---
<span data-id={id}><slot /></span>
`

const PAGE = `---
import { getCollection, render } from 'astro:content'
${TAGS.map((tag) => `import ${tag} from '../../tags/${tag}.astro'`).join('\n')}
export async function getStaticPaths() {
  const guides = await getCollection('guides')
  return guides.map((guide) => ({ params: { slug: guide.id }, props: { guide } }))
}
const { guide } = Astro.props
const { Content } = await render(guide)
---
<!doctype html>
<html><head><title>{guide.data.title}</title></head>
<body><h1>{guide.data.title}</h1><Content components={{ ${TAGS.join(', ')} }} /></body></html>
`

/** Astro's build of the same guides, each a bare page; undefined where Astro cannot be installed. */
export async function buildWithAstro(guides: string): Promise<Measured | undefined> {
  const astro = await borrow(['astro', '@astrojs/mdx'])
  if (!astro) return undefined
  const at = (...path: string[]) => join(astro.dir, ...path)
  try {
    await mkdir(at('src/pages/guides'), { recursive: true })
    await mkdir(at('src/tags'))
    await cp(guides, at('guides'), { recursive: true })
    await writeFile(at('astro.config.mjs'), CONFIG)
    await writeFile(at('src/content.config.ts'), COLLECTION)
    for (const tag of TAGS) await writeFile(at('src/tags', `${tag}.astro`), TAG)
    await writeFile(at('src/pages/guides/[...slug].astro'), PAGE)
    return await measureRun(['node_modules/astro/bin/astro.mjs', 'build'], {
      cwd: astro.dir,
      env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    })
  } finally {
    await astro.giveBack()
  }
}
