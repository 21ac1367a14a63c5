import type { Element } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'

/** A page as a browser without script receives it. */
export type ReadPage = { status: number; path: string; html: string }

/** A form's fields by name, as they are to be sent. */
export type Fields = Record<string, string | string[]>

/**
 * A simple browser without script: stores cookies, submits forms and follows redirects. `send`
 * posts the form that contains a field of that name.
 *
 * @param headers that each of its requests has besides
 * @param onAnswer is told the status of each response
 */
export function openReader(
  siteUrl: string,
  {
    headers: own = {},
    onAnswer,
  }: {
    headers?: Record<string, string>
    onAnswer?: (status: number, request: string) => void
  } = {},
) {
  const cookies = new Map<string, string>()

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...own, ...(cookie && { Cookie: cookie }), Origin: siteUrl }
    const answer = await fetch(siteUrl + path, { ...init, headers, redirect: 'manual' })
    onAnswer?.(answer.status, `${init.method ?? 'GET'} ${path}`)
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  async function follow(path: string, answer: Response): Promise<ReadPage> {
    const location = answer.headers.get('location')
    if (location === null) return { status: answer.status, path, html: await answer.text() }
    await answer.body?.cancel()
    const { pathname, search } = new URL(location, siteUrl)
    return follow(pathname + search, await request(pathname + search))
  }

  return {
    cookies,
    async get(path: string): Promise<ReadPage> {
      return follow(path, await request(path))
    },
    /** Posts without following the redirect. */
    post(page: ReadPage, holding: string, fields: Fields): Promise<Response> {
      return request(page.path, { method: 'POST', body: formOf(page, holding, fields) })
    },
    async send(page: ReadPage, holding: string, fields: Fields): Promise<ReadPage> {
      return follow(page.path, await this.post(page, holding, fields))
    },
  }
}

/** The elements of a page that a condition holds for, in document order. */
export function elementsOf(html: string, test: (element: Element) => boolean): Element[] {
  return DomUtils.findAll(test, parseDocument(html).children)
}

/** The text of a page's `<main>`, entities decoded, without comments. */
export function textOf(html: string): string {
  return DomUtils.textContent(elementsOf(html, ({ name }) => name === 'main'))
}

/** The control of a field: what it holds and whether it is marked as wrong. */
export function controlOf(html: string, field: string) {
  const [control] = elementsOf(html, ({ attribs }) => attribs.name === field)
  return {
    value: control?.attribs.value ?? (control ? DomUtils.textContent(control) : ''),
    isInvalid: control?.attribs['aria-invalid'] === 'true',
  }
}

function formOf({ html, path }: ReadPage, holding: string, fields: Fields): FormData {
  const hasField = (form: Element) =>
    DomUtils.findOne(({ attribs }) => attribs.name === holding, form.children) !== null
  const [form] = elementsOf(html, (element) => element.name === 'form' && hasField(element))
  if (!form) throw new Error(`${path} has no form with a field “${holding}”`)
  const body = new FormData()
  for (const { attribs } of DomUtils.findAll(({ name }) => name === 'input', form.children)) {
    const { type, name = '', value = '' } = attribs
    if (type === 'hidden' && !(name in fields)) body.append(name, value)
  }
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) body.append(name, value)
  }
  return body
}
