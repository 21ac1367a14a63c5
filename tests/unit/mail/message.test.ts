import { expect, test } from 'vitest'
import { writeMail } from '#lib/mail/message.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'

const content = {
  kind: 'test',
  to: 'reader@example.org',
  locale: 'kk',
  subject: 'Тақырып',
  preheader: 'Қысқаша',
} as const

test('each block stands in both versions, in order', () => {
  const mail = writeMail({
    ...content,
    blocks: [
      { p: 'бірінші\nекінші' },
      { button: { label: 'Ашу', url: 'https://guide.example/kk?a=1&b=2' } },
      { code: '012345' },
      { link: { label: 'Бас тарту', url: 'https://guide.example/kk/leave' } },
      { small: 'ұсақ' },
    ],
  })
  expect(mail.text).toBe(
    [
      'бірінші\nекінші',
      'Ашу:\nhttps://guide.example/kk?a=1&b=2',
      '    012345',
      'Бас тарту:\nhttps://guide.example/kk/leave',
      'ұсақ\n',
    ].join('\n\n'),
  )
  const marks = ['бірінші<br>екінші', '>Ашу</a>', '>012345<', '>Бас тарту</a>', '>ұсақ<']
  const places = marks.map((mark) => mail.html.indexOf(mark))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
  expect(mail.html).toContain('href="https://guide.example/kk?a=1&amp;b=2"')
})

test('the HTML names its language, its title and the line beside the subject', () => {
  const { html } = writeMail({ ...content, blocks: [] })
  expect(html).toContain('<html lang="kk" dir="ltr">')
  expect(html).toContain('<title>Тақырып</title>')
  expect(html).toContain('>Қысқаша</div>')
})

test('the envelope and the headers pass through, and no headers are none', () => {
  const headers = { 'List-Id': 'x' }
  expect(writeMail({ ...content, blocks: [], headers })).toMatchObject({
    kind: 'test',
    to: 'reader@example.org',
    locale: 'kk',
    subject: 'Тақырып',
    headers,
  })
  expect(writeMail({ ...content, blocks: [] }).headers).toEqual({})
})

test.each(HOSTILE_TEXTS)('%s cannot become markup', (_, text) => {
  const plain = writeMail({ ...content, blocks: [{ p: 'x' }] })
  const mail = writeMail({
    ...content,
    subject: text,
    preheader: text,
    blocks: [
      { p: text },
      { code: text },
      { small: text },
      { link: { label: text, url: text } },
      { button: { label: text, url: text } },
    ],
  })
  const tags = new Set(mail.html.match(/<\/?[a-z]+/g))
  const known = new Set([...(plain.html.match(/<\/?[a-z]+/g) ?? []), '<a', '</a', '<br'])
  expect([...tags].filter((tag) => !known.has(tag))).toEqual([])
  // Each attribute that was opened is closed by us: no quote of the text is left bare.
  for (const [, href = ''] of mail.html.matchAll(/href="([^"]*)"/g)) {
    expect(href).not.toMatch(/[<>"]/)
  }
  expect(mail.html.match(/ href="/g)).toHaveLength(2)
  expect(mail.text).toContain(text)
})
