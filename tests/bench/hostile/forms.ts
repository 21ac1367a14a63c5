import type { Element } from 'domhandler'
import { DomUtils } from 'htmlparser2'
import { elementsOf } from '../../factories/reader.ts'

/** A form of a page: where it posts to, and its fields with the values that they have there. */
export type Form = { path: string; fields: [name: string, value: string][] }

const PAGES = [
  '',
  '/recommend',
  '/recommend/you',
  '/recommend/check',
  '/recommend/nominee?token=none',
  '/recommend/status',
  '/newsletter',
  '/newsletter/sent',
  '/newsletter/confirm?token=none',
  '/newsletter/leave?token=none',
  '/newsletter/preferences?token=none',
  '/guides/overview',
  '/guides/overview/useful?answer=yes',
  '/plan',
]

/** All forms of the site that post, in three languages, and that of the editors' sign-in. */
export async function readForms(siteUrl: string): Promise<Form[]> {
  const pages = ['en', 'ru', 'kk'].flatMap((locale) => PAGES.map((page) => `/${locale}${page}`))
  const forms: Form[] = []
  for (const path of [...pages, '/desk/sign-in']) {
    const html = await (await fetch(siteUrl + path)).text()
    const posting = elementsOf(html, ({ name, attribs }) => name === 'form' && isPost(attribs))
    for (const form of posting) forms.push({ path, fields: fieldsOf(form) })
  }
  return forms
}

function isPost(attribs: Record<string, string>): boolean {
  return attribs.method?.toLowerCase() === 'post'
}

function fieldsOf(form: Element): [string, string][] {
  const controls = DomUtils.findAll(({ attribs }) => Boolean(attribs.name), form.children)
  return controls.map(({ attribs }) => [attribs.name ?? '', attribs.value ?? ''])
}
