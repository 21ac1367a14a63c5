import { Agent, type IncomingMessage, request } from 'node:http'
import fc from 'fast-check'
import { openStore } from '#lib/store/connect.ts'
import { collect } from '../factories/collect.ts'
import { openReader } from '../factories/reader.ts'
import { type RunningSite, startSite } from '../running-site.ts'
import { type Form, readForms } from './hostile/forms.ts'
import { anyPost, anyRequest, anyText, type HostileRequest } from './hostile/grammar.ts'
import { type Acknowledged, answerUseful, recommend, signUp } from './hostile/journeys.ts'
import type { Row } from './search.ts'

/** How many requests are made; fewer for a quick look. */
const COUNT = Number(process.env.HOSTILE_REQUESTS ?? 200_000)

/** Requests under way at once. */
const LANES = 12

/** Of a hundred rounds: so many are journeys that the site has to acknowledge, so many forms. */
const JOURNEYS = 5
const FORMS = 25

const SEED = 20261130

/** Values that are made at once. */
const BATCH = 500

/** Answers by status, the first requests that the site failed at, and what it has thanked for. */
type Seen = Acknowledged & {
  requests: number
  statuses: Map<number, number>
  failures: string[]
  /** Bodies of spoilt sign-ups that were acknowledged. */
  forms: string[]
}

/**
 * Sends requests made by a grammar to every action, parameter and header of the site: none may be
 * answered by 5xx, and what the site has thanked for, and nothing else, may be stored.
 */
export async function benchHostile(): Promise<Row[]> {
  const site = await startSite({ EDITORS: 'editor@example.org' })
  const seen: Seen = {
    requests: 0,
    statuses: new Map(),
    failures: [],
    forms: [],
    references: new Set(),
    addresses: new Set(),
    answers: 0,
  }
  try {
    const forms = await readForms(site.url)
    const lanes = Array.from({ length: LANES }, (_, lane) => runLane(site, seen, forms, lane))
    await Promise.all(lanes)
    return [...answerRows(seen), ...(await storedRows(site, seen))]
  } finally {
    await site.stop()
  }
}

async function runLane(site: RunningSite, seen: Seen, forms: Form[], lane: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const requests = endless(anyRequest, lane)
  const posts = endless(anyPost(forms, site.url), lane)
  const journeys = endless(anyJourney, lane)
  for (let round = 0; seen.requests < COUNT; round++) {
    const turn = round % 100
    if (turn < JOURNEYS) await takeJourney(site.url, seen, next(journeys))
    else await sendOne(site.url, agent, seen, next(turn < JOURNEYS + FORMS ? posts : requests))
  }
  agent.destroy()
}

/** Values of an arbitrary without end, the same in each run. */
function* endless<T>(arbitrary: fc.Arbitrary<T>, lane: number): Generator<T, never> {
  for (let batch = 0; ; batch++) {
    yield* fc.sample(arbitrary, { seed: SEED + lane + batch * LANES, numRuns: BATCH })
  }
}

function next<T>(values: Generator<T, never>): T {
  return values.next().value
}

type Journey = { text: string; at: number; locale: string; client: string; kind: number }

const anyJourney: fc.Arbitrary<Journey> = fc.record({
  text: anyText,
  at: fc.nat(1_000_000),
  locale: fc.constantFrom('en', 'ru', 'kk'),
  client: fc.ipV4(),
  kind: fc.nat(2),
})

const KINDS = [recommend, signUp, answerUseful]

async function takeJourney(siteUrl: string, seen: Seen, journey: Journey): Promise<void> {
  const { text, at, locale, client, kind } = journey
  const reader = openReader(siteUrl, {
    headers: { 'X-Forwarded-For': client },
    onAnswer: (status, what) => count(seen, status, what),
  })
  await KINDS[kind]?.(reader, seen, { text, at, locale })
}

function sendOne(siteUrl: string, agent: Agent, seen: Seen, asked: HostileRequest): Promise<void> {
  const { method, target, headers, body } = asked
  return new Promise((resolve, reject) => {
    const sent = request(siteUrl, { method, path: target, headers, agent }, (answer) => {
      count(seen, answer.statusCode ?? 0, `${method} ${target} ${JSON.stringify(headers)}`)
      acknowledge(seen, answer, asked)
      answer.resume().once('end', resolve).once('error', reject)
    })
    // A connection that is closed before an answer is a failure as well.
    sent.once('error', (error) => {
      count(seen, 0, `${method} ${target} ${error}`)
      resolve()
    })
    sent.end(body)
  })
}

function count(seen: Seen, status: number, what: string): void {
  seen.requests++
  seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1)
  if ((status >= 500 || status === 0) && seen.failures.length < 20) {
    seen.failures.push(`${status} ${what.slice(0, 300)}`)
  }
}

/** A spoilt form that the site has thanked for all the same counts as acknowledged. */
function acknowledge(seen: Seen, answer: IncomingMessage, { body }: HostileRequest): void {
  const action = String(answer.headers['x-action-redirect'] ?? '').split(';')[0]
  const location = answer.headers.location ?? action ?? ''
  if (location.endsWith('/newsletter/sent')) seen.forms.push(body?.toString() ?? '')
  if (location.includes('/useful?answer=') && location.includes('&id=')) seen.answers++
  const cookie = answer.headers['set-cookie']?.find((line) => line.startsWith('recommended='))
  const reference = /^recommended=(WE-\w+)/.exec(cookie ?? '')?.[1]
  if (reference) seen.references.add(reference)
}

function answerRows({ requests, statuses, failures }: Seen): Row[] {
  for (const failure of failures) process.stderr.write(`${failure}\n`)
  const by = (test: (status: number) => boolean) =>
    [...statuses].reduce((sum, [status, times]) => (test(status) ? sum + times : sum), 0)
  const classes = [2, 3, 4].map((digit) =>
    known(
      `hostile: answered ${digit}xx`,
      by((status) => Math.floor(status / 100) === digit),
    ),
  )
  return [
    known('hostile: requests', requests),
    ...classes,
    none(
      'hostile: answered 5xx',
      by((status) => status >= 500),
    ),
    none(
      'hostile: not answered',
      by((status) => status === 0),
    ),
  ]
}

async function storedRows(site: RunningSite, seen: Seen): Promise<Row[]> {
  const store = await openStore({ dataDir: site.dataDir })
  try {
    const recommendations = await collect(store.recommendations.list())
    const subscribers = await collect(store.subscribers.list())
    const references = new Set(recommendations.map(({ reference }) => reference))
    const addresses = new Set(subscribers.map(({ email }) => email))
    const answers = (await store.feedback.byGuide()).reduce((sum, { yes, no }) => sum + yes + no, 0)
    const spoilt = [...addresses].filter((email) => !seen.addresses.has(email))
    const unexplained = spoilt.filter((email) => !seen.forms.some((form) => form.includes(email)))
    return [
      known('hostile: recommendations stored', references.size),
      none(
        'hostile: recommendations thanked for, not stored',
        missing(seen.references, references),
      ),
      none(
        'hostile: recommendations stored, not thanked for',
        missing(references, seen.references),
      ),
      known('hostile: sign-ups stored', addresses.size),
      none('hostile: sign-ups acknowledged, not stored', missing(seen.addresses, addresses)),
      none('hostile: sign-ups stored, not acknowledged', unexplained.length),
      known('hostile: answers “was this useful” stored', answers),
      none('hostile: answers stored against acknowledged', Math.abs(answers - seen.answers)),
    ]
  } finally {
    await store.close()
  }
}

function missing(these: Set<string>, those: Set<string>): number {
  return [...these].filter((one) => !those.has(one)).length
}

function known(figure: string, value: number): Row {
  return { figure, value, unit: '', budget: '–', ok: true }
}

function none(figure: string, value: number): Row {
  return { figure, value, unit: '', budget: '0', ok: value === 0 }
}
