import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LOCALES } from '#lib/i18n/locales.ts'

/** A copy of the site's content with so many guides, each in three languages and with words of its own. */
export async function generateContent(dir: string, count: number): Promise<void> {
  await cp('content', dir, { recursive: true })
  const guides = join(dir, 'guides')
  const models = await readdir(guides)
  for (let n = models.length; n < count; n++) {
    const model = models[n % models.length] ?? ''
    const folder = join(guides, `${model}-${n}`)
    await mkdir(folder)
    for (const locale of LOCALES) {
      const text = await readFile(join(guides, model, `${locale}.mdx`), 'utf8')
      const titled = text.replace(/^title: (.*?)("?)$/m, `title: $1 ${n}$2`)
      await writeFile(join(folder, `${locale}.mdx`), `${titled}\nGuide ${n}.\n`)
    }
  }
}
