import type { Element } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'

/** How long a page may take. */
const TIMEOUT_MS = 60_000

/** More redirects than that are a circle. */
const MAX_REDIRECTS = 10

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
    timeoutMs = TIMEOUT_MS,
    onAnswer,
  }: {
    headers?: Record<string, string>
    timeoutMs?: number
    onAnswer?: (status: number, request: string) => void
  } = {},
) {
  const cookies = new Map<string, string>()

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...own, ...(cookie && { Cookie: cookie }), Origin: siteUrl }
    const signal = AbortSignal.timeout(timeoutMs)
    const answer = await fetch(siteUrl + path, { ...init, headers, redirect: 'manual', signal })
    onAnswer?.(answer.status, `${init.method ?? 'GET'} ${path}`)
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  async function follow(path: string, answer: Response, times = 0): Promise<ReadPage> {
    if (times > MAX_REDIRECTS) throw new Error(`${path} redirects in a circle`)
    const location = answer.headers.get('location')
    if (location === null) return { status: answer.status, path, html: await answer.text() }
    await answer.body?.cancel()
    const { pathname, search } = new URL(location, siteUrl)
    return follow(pathname + search, await request(pathname + search), times + 1)
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
