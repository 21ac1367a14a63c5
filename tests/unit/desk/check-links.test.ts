import { expect, it } from 'vitest'
import { startLinkCheck } from '#lib/desk/check-links.ts'
import { NOON } from '../../factories/instant.ts'

type Answer = number | 'no answer'

/** Servers that answer each address by method. */
function net(answers: Record<string, { HEAD?: Answer; GET?: Answer }>) {
  const asked: string[] = []
  async function fetchUrl(url: string, { method = 'GET' }: RequestInit) {
    asked.push(`${method} ${url}`)
    const answer = answers[url]?.[method === 'HEAD' ? 'HEAD' : 'GET'] ?? 'no answer'
    if (answer === 'no answer') throw new TypeError('fetch failed')
    return { status: answer, body: null }
  }
  return { asked, fetchUrl }
}

function links(...urls: string[]) {
  return urls.map((url) => ({ url, where: ['sources.yml: x'] }))
}

it.each<[string, { HEAD: Answer; GET?: Answer }, Answer | undefined]>([
  ['there', { HEAD: 200 }, undefined],
  ['somewhere else by now', { HEAD: 301 }, undefined],
  ['gone', { HEAD: 404, GET: 404 }, 404],
  ['failing', { HEAD: 500, GET: 503 }, 503],
  ['silent to a head', { HEAD: 'no answer', GET: 200 }, undefined],
  ['refusing a head', { HEAD: 405, GET: 200 }, undefined],
  ['turning programs away', { HEAD: 403, GET: 403 }, undefined],
])('an address that is %s is judged by its answers', async (_, answers, fault) => {
  const { fetchUrl } = net({ 'https://a.example/': answers })
  const check = startLinkCheck(links('https://a.example/'), NOON, fetchUrl)
  await check.ended
  expect(check.faults.map((found) => found.fault)).toEqual(fault === undefined ? [] : [fault])
  expect(check).toMatchObject({ state: 'done', done: 1, total: 1 })
})

it('one that does not answer at all is a fault where others do', async () => {
  const { fetchUrl } = net({ 'https://a.example/': { HEAD: 200 } })
  const check = startLinkCheck(links('https://a.example/', 'https://b.example/'), NOON, fetchUrl)
  await check.ended
  expect(check.faults).toMatchObject([{ url: 'https://b.example/', fault: 'no-answer' }])
})

it('where nothing answers the network is away, and no link is blamed', async () => {
  const { asked, fetchUrl } = net({})
  const urls = Array.from({ length: 100 }, (_, n) => `https://a.example/${n}`)
  const check = startLinkCheck(links(...urls), NOON, fetchUrl)
  await check.ended
  expect(check).toMatchObject({ state: 'no-network', faults: [] })
  expect(asked.length).toBeLessThan(40)
})

it('what it has done so far can be seen while it runs', async () => {
  const { fetchUrl } = net({ 'https://a.example/': { HEAD: 200 } })
  const check = startLinkCheck(links('https://a.example/'), NOON, fetchUrl)
  expect(check).toMatchObject({ state: 'running', done: 0, total: 1 })
  await check.ended
})
