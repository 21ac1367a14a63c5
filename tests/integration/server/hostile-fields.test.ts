import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DomUtils } from 'htmlparser2'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { csvCell } from '#lib/desk/export/csv.ts'
import { makeDeskSession } from '../../factories/desk-session.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import { readMail } from '../../factories/read-mail.ts'
import { controlOf, elementsOf, openReader, type ReadPage, textOf } from '../../factories/reader.ts'
import { type RunningSite, startSite } from '../../running-site.ts'

const EDITOR = 'editor@example.org'

const PERSON = {
  name: 'Әсел',
  place: 'Талғар',
  'known-for': 'кітапханашы',
  qualities: ['builds'],
  story: 'Кітапхана ашты.',
  link: '',
}

const YOU = {
  'your-name': 'Болат',
  'your-email': 'bolat@example.org',
  relation: 'көрші',
  consent: 'yes',
  copy: 'yes',
}

const FIELDS = [
  'name',
  'place',
  'known-for',
  'story',
  'link',
  'your-name',
  'your-email',
  'relation',
]

/** Beside what people may type: what no database or mail can keep, or what is no name. */
const TEXTS: [what: string, text: string][] = [
  ...HOSTILE_TEXTS,
  ['a zero', 'a\u0000b'],
  ['an escape', '\u001b[31mred'],
  ['only signs that take no room', '\u200b\u2060\u00ad'],
  ['a header of a mail', 'x@example.org\r\nBcc: all@example.org'],
  ['a script as an address', 'javascript:alert(1)'],
  ['a formula that begins with a tab', '\t=1+1'],
  ['a command of a spreadsheet', '@SUM(1+1)*cmd|" /C calc"!A0'],
  ['a template', '{{7*7}} #{7*7} <%= 7*7 %> {name, plural, one {#} other {#}}'],
]

const listed = z.object({
  reference: z.string(),
  person: z.object({
    name: z.string(),
    place: z.string(),
    knownFor: z.string(),
    story: z.string(),
    link: z.string().nullable(),
  }),
  recommender: z.object({ name: z.string(), email: z.string(), relation: z.string() }),
})

type Listed = z.infer<typeof listed>

let site: RunningSite

beforeAll(async () => {
  site = await startSite({ EDITORS: EDITOR })
})
afterAll(() => site.stop())

function storedValue({ person, recommender }: Listed, field: string): string {
  const all: Record<string, string> = {
    name: person.name,
    place: person.place,
    'known-for': person.knownFor,
    story: person.story,
    link: person.link ?? '',
    'your-name': recommender.name,
    'your-email': recommender.email,
    relation: recommender.relation,
  }
  return all[field] ?? ''
}

type Reader = ReturnType<typeof openReader>

/** The fields of a page that are marked as wrong. */
function refusedOn({ path, html }: ReadPage, fields: string[]): string[] {
  if (!path.includes('error=1')) return []
  expect(elementsOf(html, ({ attribs }) => attribs.role === 'alert')).toHaveLength(1)
  return fields.filter((field) => controlOf(html, field).isInvalid)
}

/** Fills every field of a step with a text; where that is refused, with something else. */
async function fill(
  reader: Reader,
  page: ReadPage,
  good: Record<string, string | string[]>,
  text: string,
): Promise<{ next: ReadPage; refused: string[] }> {
  const fields = FIELDS.filter((field) => field in good)
  const hostile = { ...good, ...Object.fromEntries(fields.map((field) => [field, text])) }
  const first = await reader.send(page, fields[0] ?? '', hostile)
  const refused = refusedOn(first, fields)
  if (refused.length === 0) return { next: first, refused }
  for (const field of refused) {
    // A field of one line has no breaks, and HTML no zeros.
    if (!hasControls(text)) expect(controlOf(first.html, field).value).toContain(text)
  }
  const corrected = Object.fromEntries(refused.map((field) => [field, good[field] ?? '']))
  const next = await reader.send(first, fields[0] ?? '', { ...hostile, ...corrected })
  expect(next.path).not.toContain('error')
  return { next, refused }
}

/** Recommends with a text in every field that takes it: the reference, and who did not. */
async function recommend(text: string): Promise<{ reference: string; refused: string[] }> {
  const reader = openReader(site.url)
  const start = await reader.get('/kk/recommend')
  const person = await fill(reader, start, PERSON, text)
  const you = await fill(reader, person.next, YOU, text)
  const refused = [...person.refused, ...you.refused]
  if (refused.length < FIELDS.length) {
    expect(textOf(you.next.html)).toContain(text.replaceAll('\r\n', '\n').trim())
  }
  const sent = await reader.send(you.next, 'key', {})
  expect(sent.path).toBe('/kk/recommend/sent')
  const shown = elementsOf(sent.html, ({ attribs }) => 'data-reference' in attribs)
  const reference = DomUtils.textContent(shown)
  return { reference, refused }
}

function hasControls(text: string): boolean {
  return [...text].some((sign) => sign < ' ')
}

it('every field keeps every text to the letter, or says what is wrong and keeps what was typed', async () => {
  const sent = await Promise.all(TEXTS.map(([, text]) => recommend(text)))
  const { stdout } = await site.cli('recommendations', 'list', '--json')
  const rows = stdout.split('\n').filter(Boolean)
  const stored = rows.map((line) => listed.parse(JSON.parse(line)))
  const editor = openReader(site.url)
  const { name, value } = await makeDeskSession(site, EDITOR)
  editor.cookies.set(name, encodeURIComponent(value))
  const csv = await (await fetchExport(editor)).text()

  for (const [index, [what, text]] of TEXTS.entries()) {
    const { reference = '', refused = [] } = sent[index] ?? {}
    const row = stored.find((one) => one.reference === reference)
    if (!row) throw new Error(`${what}: nothing is stored`)
    const shown = textOf((await editor.get(`/desk/recommendations/${reference}`)).html)
    const from = csv.indexOf(`\n"${reference}",`) + 1
    for (const field of FIELDS.filter((one) => !refused.includes(one))) {
      const said = `${what} in ${field}`
      const typed = text.replaceAll('\r\n', '\n')
      const kept = field === 'your-email' || field === 'link' ? typed.trim() : typed
      expect(storedValue(row, field), said).toBe(kept)
      expect(shown, `${said}, at the desk`).toContain(kept)
      expect(csv.slice(from, from + 60_000), `${said}, in the CSV`).toContain(csvCell(kept))
    }
    const isHarmless = HOSTILE_TEXTS.some(([harmless]) => harmless === what)
    if (isHarmless) expect(refused, what).not.toContain('story')
  }
}, 120_000)

function fetchExport(editor: Reader): Promise<Response> {
  const cookie = [...editor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return fetch(`${site.url}/desk/recommendations/export`, {
    method: 'POST',
    body: new URLSearchParams({ as: 'csv' }),
    headers: { Cookie: cookie, Origin: site.url },
  })
}

it('no mail carries a word that was typed, only the reference and the links', async () => {
  const folder = join(site.dataDir, 'mail')
  const names = async () => (await readdir(folder)).filter((name) => name.endsWith('.eml'))
  // One address gets three copies a day, whoever types it; each address of the texts is one more.
  await expect.poll(async () => (await names()).length, { timeout: 20_000 }).toBeGreaterThan(2)
  for (const name of await names()) {
    const { text, html, headers } = readMail(await readFile(join(folder, name)))
    expect(headers.get('bcc')).toBeUndefined()
    const typed = [...TEXTS.map(([, one]) => one), PERSON.name, PERSON.story, YOU['your-name']]
    for (const word of typed.map((one) => one.trim()).filter(Boolean)) {
      expect(text).not.toContain(word)
      expect(html).not.toContain(word)
    }
  }
})
