import { describe, expect, it } from 'vitest'
import { readForm, salvageFields } from '#lib/server/read-form.ts'
import { makeRequest } from '../../factories/request.ts'

function read(
  type: string | undefined,
  body: string,
  headers: Record<string, string> = {},
  isDesk = false,
) {
  const typed = type === undefined ? headers : { ...headers, 'content-type': type }
  const req = makeRequest({ method: 'POST', headers: typed })
  return readForm(req, Buffer.from(body), isDesk)
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
})

describe('a call of an action', () => {
  const call = { 'next-action': 'abc' }
  const json = 'text/plain;charset=UTF-8'

  it('has the fields of the form that it carries', async () => {
    const body = `${part('1_name', 'Әсел')}${part('0', '["$K1"]')}--b--\r\n`
    expect(await read(MULTIPART, body, call)).toContainEqual(['1_name', 'Әсел'])
  })

  it.each([
    '[]',
    '["$K1","$K2"]',
    '["text"]',
    '[null]',
    '[{"a":1}]',
    '["$F1"]',
    '{}',
    '',
    '["$K1"',
  ])('with the arguments %s, which no action of a page takes, is bad input', async (given) => {
    expect(await read(MULTIPART, `${part('0', given)}--b--\r\n`, call)).toBe(400)
  })

  it.each(['[]', '["$K1"]', '[1]', 'nonsense'])(
    'with no form but the text %s is bad input',
    async (body) => {
      expect(await read(json, body, call)).toBe(400)
    },
  )

  it('written as an address is, or without arguments, is bad input', async () => {
    expect(await read(URLENCODED, '0=%5B%5D', call)).toBe(400)
    expect(await read(MULTIPART, `${part('name', 'A')}--b--\r\n`, call)).toBe(400)
  })

  it.each([
    ['[]', []],
    ['[{"id":"a","response":{"x":["$undefined"]}},"My key"]', []],
    ['["$@1"]', 400],
    ['["$F1"]', 400],
    ['nonsense', 400],
  ])('at the desk may carry JSON: %s', async (body, expected) => {
    expect(await read(json, body, call, true)).toEqual(expected)
  })
})

describe('what was typed can be given back from', () => {
  it.each([
    ['text/plain', 'name=Әсел=Ұлы\r\nstory=бір\r\n'],
    ['application/json', '{"name":"Әсел=Ұлы","story":"бір","n":1}'],
    ['', 'name=%D3%98%D1%81%D0%B5%D0%BB%3D%D2%B0%D0%BB%D1%8B&story=%D0%B1%D1%96%D1%80'],
  ])('a body of the type “%s”', async (type, body) => {
    expect(await salvageFields(type, Buffer.from(body))).toEqual([
      ['name', 'Әсел=Ұлы'],
      ['story', 'бір'],
    ])
  })

  it.each([
    ['application/json', '[1]'],
    ['application/json', '{'],
    ['multipart/form-data; boundary=c', '--b--'],
    ['text/plain', 'no field'],
  ])('nothing of the type %s that says %s', async (type, body) => {
    expect(await salvageFields(type, Buffer.from(body))).toEqual([])
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
