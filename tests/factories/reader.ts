/** A page as a browser without script receives it. */
export type ReadPage = { status: number; path: string; html: string }

/** A form's fields by name, as they are to be sent. */
export type Fields = Record<string, string | string[]>

/**
 * A simple browser without script: stores cookies, submits forms and follows redirects. `send`
 * posts the form that contains a field of that name.
 */
export function openReader(siteUrl: string) {
  const cookies = new Map<string, string>()

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie && { Cookie: cookie }), Origin: siteUrl }
    const answer = await fetch(siteUrl + path, { ...init, headers, redirect: 'manual' })
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

function formOf({ html, path }: ReadPage, holding: string, fields: Fields): FormData {
  const forms = html.slice(html.indexOf('<main')).match(/<form[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((one) => one.includes(`name="${holding}"`))
  if (!form) throw new Error(`${path} has no form with a field “${holding}”`)
  const body = new FormData()
  const hidden = /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g
  for (const [, name = '', value = ''] of form.matchAll(hidden)) {
    if (!(name in fields)) body.append(decode(name), decode(value))
  }
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) body.append(name, value)
  }
  return body
}

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&amp;': '&',
}

/** Decodes the HTML entities that React writes. */
export function decode(html: string): string {
  return html.replace(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => ENTITIES[entity] ?? entity)
}
