import { setTimeout as sleep } from 'node:timers/promises'
import { DomUtils } from 'htmlparser2'
import type { ProbeStep } from '#lib/health/probe-result.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { Store } from '#lib/store/store.ts'
import { elementsOf, openReader, type ReadPage } from './reader.ts'

/** Slower than what the forms take for a program (`lib/forms/spam.ts`). */
const TYPING_MS = 400

const TIMEOUT_MS = 20_000

/** Says in every list what it is, in case somebody looks while it runs. */
const NAME = 'Probe of this site'

const PERSON = {
  ...{ name: NAME, place: 'Nowhere', 'known-for': 'trying the site every few minutes' },
  ...{ qualities: ['fair'], story: 'Sent by the site itself and deleted at once.' },
}

export type ProbeInput = {
  siteUrl: string
  /** The run's own mail address, which marks all that it sends. */
  email: string
  /** Opens the store of the site, where the mails to the probe are. */
  openStore(): Promise<Store>
}

/** What each step does. Rejects, in words for an operator, when something is not as it should be. */
export function probeSteps({
  siteUrl,
  email,
  openStore,
}: ProbeInput): Record<ProbeStep, () => Promise<void>> {
  const reader = openReader(siteUrl, { timeoutMs: TIMEOUT_MS })
  let leaveLink = ''

  async function read(path: string): Promise<ReadPage> {
    return well(await reader.get(path))
  }

  async function mailed(kind: string): Promise<string> {
    const mails = await (await openStore()).probes.mailsTo(email)
    const mail = mails.find((one) => one.kind === kind)
    if (!mail) throw new Error(`no mail of the kind ${kind} is in the queue`)
    return mail.text
  }

  return {
    async answers() {
      const health = await reader.get('/healthz')
      if (health.status !== 200) throw new Error(`/healthz answered ${health.status}`)
      const ready = await reader.get('/readyz')
      // A proxy does not lead there.
      if (ready.status !== 200 && ready.status !== 404) {
        throw new Error(`/readyz answered ${ready.status}`)
      }
    },

    async read() {
      const guides = await read(paths.guides('en'))
      const [link] = elementsOf(guides.html, ({ attribs }) =>
        /^\/en\/guides\/[\w-]+$/.test(attribs.href ?? ''),
      )
      if (!link) throw new Error(`${guides.path} links to no guide`)
      const guide = await read(link.attribs.href ?? '')
      const [heading] = elementsOf(guide.html, ({ name }) => name === 'h1')
      if (!heading) throw new Error(`${guide.path} has no heading`)
    },

    async search() {
      // Words of the site's own: a search that finds nothing would be counted.
      const page = await read(`${paths.search('en')}?q=permanent+residence`)
      const results = elementsOf(page.html, ({ attribs }) => attribs['data-results'] !== undefined)
      const found = DomUtils.findAll(({ name }) => name === 'li', results)
      if (found.length === 0) throw new Error(`${page.path} found nothing`)
    },

    async plan() {
      const page = await read(`${paths.plan('en')}?citizenship=UZ`)
      const wrong = elementsOf(page.html, ({ attribs }) => attribs['aria-invalid'] === 'true')
      const result = elementsOf(page.html, ({ attribs }) => attribs.id === 'result')
      const parts = DomUtils.findAll(({ name }) => name === 'h2', result)
      if (wrong.length > 0 || parts.length === 0) throw new Error(`${page.path} shows no plan`)
    },

    async recommend() {
      const start = await read(paths.recommend('en'))
      const you = well(await reader.send(start, 'name', PERSON))
      const sender = { 'your-name': NAME, 'your-email': email, relation: 'itself', consent: 'yes' }
      const check = well(await reader.send(you, 'your-name', sender))
      await sleep(TYPING_MS)
      const sent = well(await reader.send(check, 'key', {}))
      const [shown] = elementsOf(sent.html, ({ attribs }) => 'data-reference' in attribs)
      const reference = shown ? DomUtils.textContent(shown).trim() : ''
      if (!reference) throw new Error(`${sent.path} shows no reference`)
      const stored = await (await openStore()).recommendations.find(reference)
      if (stored?.recommender.email !== email) throw new Error(`${reference} is not in the store`)
    },

    async subscribe() {
      const page = await read(paths.newsletter('en'))
      well(await reader.send(page, 'email', { email, topics: ['heroes'] }))
      const confirm = await read(linkIn(await mailed('newsletter-confirm'), 'confirm', siteUrl))
      well(await reader.send(confirm, 'token', {}))
      await expectStatus('confirmed')
      leaveLink = linkIn(await mailed('newsletter-welcome'), 'leave', siteUrl)
    },

    async leave() {
      const page = await read(leaveLink)
      well(await reader.send(page, 'token', { do: 'leave' }))
      await expectStatus('left')
    },

    async clean() {
      const { probes } = await openStore()
      await probes.delete(email)
      if ((await probes.delete(email)) > 0) throw new Error('something of the probe stays')
    },
  }

  async function expectStatus(wanted: string): Promise<void> {
    const status = (await (await openStore()).subscribers.find(email))?.status
    if (status !== wanted) throw new Error(`the subscriber is ${status ?? 'not there'}: ${wanted}`)
  }
}

/** A page as it should be: of the site, not an error, and not the form once more. */
function well(page: ReadPage): ReadPage {
  if (page.status !== 200) throw new Error(`${page.path} answered ${page.status}`)
  if (/[?&](?:error|again)=/.test(page.path)) throw new Error(`${page.path} asks again`)
  return page
}

/** The path of the first link of a mail that leads to a page of the newsletter. */
function linkIn(text: string, page: string, siteUrl: string): string {
  const link = text.match(/https?:\/\/\S+/g)?.find((one) => one.includes(`/newsletter/${page}?`))
  if (!link) throw new Error(`a mail has no link to “${page}”`)
  const { origin, pathname, search } = new URL(link)
  if (origin !== new URL(siteUrl).origin) throw new Error(`a mail links to ${origin}`)
  return pathname + search
}
