import type { Fields, openReader, ReadPage } from '../../factories/reader.ts'

type Reader = ReturnType<typeof openReader>

/** The hostile value of a journey, which of the fields has it, and the language. */
type Choice = { text: string; at: number; locale: string }

/** What the site has thanked for: references, addresses, answers “was this useful”. */
export type Acknowledged = { references: Set<string>; addresses: Set<string>; answers: number }

const PERSON = {
  name: 'Әсел Нұрланова',
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
}

/** Sends a step with hostile values; what is marked as wrong is typed anew, as people do. */
async function fill(reader: Reader, page: ReadPage, good: Fields, text: string, at: number) {
  const names = Object.keys(good)
  const spoilt = names[at % names.length] ?? ''
  const [first = ''] = names
  const next = await reader.send(page, first, { ...good, [spoilt]: text })
  return next.path.includes('error=1') ? reader.send(next, first, good) : next
}

/** Recommends a person; one field of each step is hostile. */
export async function recommend(
  reader: Reader,
  seen: Acknowledged,
  { text, at, locale }: Choice,
): Promise<void> {
  const start = await reader.get(`/${locale}/recommend`)
  const you = await fill(reader, start, PERSON, text, at)
  const check = await fill(reader, you, YOU, text, at)
  const answer = await reader.post(check, 'key', {})
  await answer.body?.cancel()
  if (answer.headers.get('location')?.endsWith('/recommend/sent')) {
    const [reference = ''] = (reader.cookies.get('recommended') ?? '').split('.')
    seen.references.add(reference)
  }
}

/** Signs an address up, with a hostile value beside it. */
export async function signUp(
  reader: Reader,
  seen: Acknowledged,
  { text, at, locale }: Choice,
): Promise<void> {
  const email = `reader-${seen.addresses.size}-${at}@example.org`
  const page = await reader.get(`/${locale}/newsletter`)
  const fields: Fields = { email, topics: ['letter', ...(at % 2 ? [text] : [])] }
  // The hidden field of robots: the next page asks for one more press and stores nothing yet.
  if (at % 3 === 0) fields.website = text
  const answer = await reader.post(page, 'email', fields)
  await answer.body?.cancel()
  if (answer.headers.get('location')?.endsWith('/newsletter/sent')) {
    seen.addresses.add(email)
  }
}

/** Answers whether a guide was useful. */
export async function answerUseful(
  reader: Reader,
  seen: Acknowledged,
  { text, at, locale }: Choice,
): Promise<void> {
  const page = await reader.get(`/${locale}/guides/overview`)
  const useful = at % 4 === 0 ? text : 'yes'
  const answer = await reader.post(page, 'useful', { useful })
  await answer.body?.cancel()
  if (answer.headers.get('location')?.includes('/useful?answer=')) seen.answers++
}
