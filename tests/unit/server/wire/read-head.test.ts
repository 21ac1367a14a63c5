import { expect, it } from 'vitest'
import { readHead } from '#lib/server/wire/read-head.ts'

const HOST = 'Host: guide.example'

function head(...lines: string[]): Buffer {
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

it('reads what a browser sends', () => {
  const sent = head(
    'GET /ru/guides/money?from=letter HTTP/1.1',
    HOST,
    'Connection: keep-alive',
    'Accept-Encoding:\tgzip, br \t',
    'sec-ch-ua: "Chromium";v="150"',
    'If-None-Match:',
  )
  const read = readHead(sent)
  expect(read?.size).toBe(sent.length)
  expect(read?.asked.method).toBe('GET')
  expect(read?.asked.url).toBe('/ru/guides/money?from=letter')
  expect({ ...read?.asked.headers }).toEqual({
    host: 'guide.example',
    connection: 'keep-alive',
    'accept-encoding': 'gzip, br',
    'sec-ch-ua': '"Chromium";v="150"',
    'if-none-match': '',
  })
})

it('reads the first of several', () => {
  const first = head('HEAD /en HTTP/1.1', HOST)
  const read = readHead(Buffer.concat([first, head('GET /kk HTTP/1.1', HOST)]))
  expect(read).toMatchObject({ asked: { method: 'HEAD', url: '/en' }, size: first.length })
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['half a head', Buffer.from(`GET /en HTTP/1.1\r\n${HOST}\r\n`)],
  ['another method', head('POST /en HTTP/1.1', HOST)],
  ['a method in small letters', head('get /en HTTP/1.1', HOST)],
  ['an older version', head('GET /en HTTP/1.0', HOST)],
  ['an address of another site', head('GET http://other.example/ HTTP/1.1', HOST)],
  ['an address with a space', head('GET /en us HTTP/1.1', HOST)],
  ['an address that is not ASCII', head('GET /қала HTTP/1.1', HOST)],
  ['no host', head('GET /en HTTP/1.1', 'Accept: */*')],
  ['two hosts', head('GET /en HTTP/1.1', HOST, 'host: other.example')],
  ['a header twice', head('GET /en HTTP/1.1', HOST, 'Cookie: a=1', 'Cookie: b=2')],
  ['a body to come', head('GET /en HTTP/1.1', HOST, 'Content-Length: 5')],
  ['an empty body to come', head('GET /en HTTP/1.1', HOST, 'Content-Length: 0')],
  ['a body in pieces', head('GET /en HTTP/1.1', HOST, 'Transfer-Encoding: chunked')],
  ['a wish to go on', head('GET /en HTTP/1.1', HOST, 'Expect: 100-continue')],
  ['another protocol', head('GET /en HTTP/1.1', HOST, 'Upgrade: h2c', 'Connection: Upgrade')],
  ['an end', head('GET /en HTTP/1.1', HOST, 'Connection: close')],
  ['a folded header', head('GET /en HTTP/1.1', HOST, 'Cookie: a=1', ' b=2')],
  ['a space before the colon', head('GET /en HTTP/1.1', HOST, 'Transfer-Encoding : chunked')],
  ['a header without a colon', head('GET /en HTTP/1.1', HOST, 'Cookie')],
  ['a header without a name', head('GET /en HTTP/1.1', HOST, ': a')],
  ['a bare line feed', head('GET /en HTTP/1.1', HOST, 'A: b\nContent-Length: 5')],
  ['a bare carriage return', head('GET /en HTTP/1.1', HOST, 'A: b\rContent-Length: 5')],
  ['a null', head('GET /en HTTP/1.1', HOST, 'Cookie: a\0b')],
  ['a header that is not ASCII', head('GET /en HTTP/1.1', HOST, 'Cookie: қала')],
  ['a long head', head('GET /en HTTP/1.1', HOST, `Cookie: ${'a'.repeat(17_000)}`)],
  ['a line before the first', Buffer.concat([Buffer.from('\r\n'), head('GET /en HTTP/1.1', HOST)])],
])('leaves to the server what has %s', (_, sent) => {
  expect(readHead(sent)).toBeUndefined()
})
