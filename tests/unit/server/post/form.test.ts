import { describe, expect, it } from 'vitest'
import { readForm } from '#lib/server/post/form.ts'
import { makeRequest } from '../../../factories/request.ts'

function read(type: string | undefined, body: string, headers: Record<string, string> = {}) {
  const typed = type === undefined ? headers : { ...headers, 'content-type': type }
  const req = makeRequest({ method: 'POST', headers: typed })
  return readForm(req, Buffer.from(body))
}

const URLENCODED = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data; boundary=b'

function part(name: string, value: string): string {
  return `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
}

describe('a form', () => {
  it('gives its fields in their order, with letters of every script and repeated names', async () => {
    const body = `${part('name', 'Әсел «Ұлы» 🙂\r\nekinshi')}${part('qualities', 'fair')}${part('qualities', 'cares')}--b--\r\n`
    expect(await read(MULTIPART, body)).toEqual([
      ['name', 'Әсел «Ұлы» 🙂\r\nekinshi'],
      ['qualities', 'fair'],
      ['qualities', 'cares'],
    ])
  })

  it('may be written as an address is', async () => {
    expect(await read(URLENCODED, 'email=a%40b.kz&topics=letter&topics=heroes')).toEqual([
      ['email', 'a@b.kz'],
      ['topics', 'letter'],
      ['topics', 'heroes'],
    ])
  })

  it('may be empty', async () => {
    expect(await read(URLENCODED, '')).toEqual([])
  })

  it('has no field for a file', async () => {
    const file = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nx\r\n'
    expect(await read(MULTIPART, `${file}${part('name', 'A')}--b--\r\n`)).toEqual([['name', 'A']])
  })

  it('has no fields when a page’s own script calls an action', async () => {
    expect(await read('text/plain;charset=UTF-8', '[]', { 'next-action': 'abc' })).toEqual([])
  })
})

describe('a body of a kind that no form of ours sends', () => {
  it.each([undefined, 'text/plain', 'application/json', 'multipart/mixed; boundary=b', 'nonsense'])(
    'is refused: %s',
    async (type) => {
      expect(await read(type, '{}')).toBe(415)
    },
  )
})

describe('a body that does not follow its type', () => {
  it.each([
    ['without a boundary', 'multipart/form-data', `${part('name', 'A')}--b--\r\n`],
    ['with another boundary', 'multipart/form-data; boundary=c', `${part('name', 'A')}--b--\r\n`],
    ['cut within a field', MULTIPART, part('name', 'A').slice(0, -4)],
    ['cut before its end', MULTIPART, part('name', 'A')],
    ['empty', MULTIPART, ''],
    ['of an action that cannot be read', MULTIPART, `${part('$ACTION_1:0', '{"id":')}--b--\r\n`],
  ])('is refused: %s', async (_, type, body) => {
    expect(await read(type, body)).toBe(400)
  })
})
