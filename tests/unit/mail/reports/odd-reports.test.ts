import { describe, expect, test } from 'vitest'
import { readReport } from '#lib/mail/reports/read-report.ts'

const OURS = 'letter-2026-12-01-0123456789abcdef01234567'
const RETURNED = `Message-ID: <${OURS}@guide.example>\r\nSubject: News\r\n\r\nWords.`

type Part = { type: string; body: string; head?: string[]; binary?: boolean }

/** A message of several parts, as servers write it. */
function message(
  parts: Part[],
  {
    type = 'multipart/report; report-type=delivery-status',
    head = [],
  }: { type?: string; head?: string[] } = {},
): Buffer {
  const lines = (part: Part) =>
    ['--=_b/1', `Content-Type: ${part.type}`, ...(part.head ?? []), '', part.body].join('\r\n')
  return Buffer.from(
    [
      'From: <MAILER-DAEMON@mx.example.org>',
      'Message-ID: <report@mx.example.org>',
      'MIME-Version: 1.0',
      ...head,
      `Content-Type: ${type}; boundary="=_b/1"`,
      '',
      'This is a MIME-encapsulated message.',
      ...parts.map(lines),
      '--=_b/1--',
      '',
    ].join('\r\n'),
    'latin1',
  )
}

const WORDS: Part = { type: 'text/plain', body: 'Your mail was not delivered.' }
const MAIL: Part = { type: 'message/rfc822', body: RETURNED }

function status(fields: string[], head: string[] = []): Part {
  return {
    type: 'message/delivery-status',
    head,
    body: ['Reporting-MTA: dns; mx.example.org', '', ...fields, ''].join('\r\n'),
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

const GONE = ['Final-Recipient: rfc822; a@b.kz', 'Action: failed', 'Status: 5.1.1']

describe('a failed delivery', () => {
  test.each<[string, Buffer]>([
    [
      'with comments in its fields',
      message([
        WORDS,
        status([
          'Final-Recipient: rfc822; a@b.kz (the reader)',
          'Action: failed (permanent)',
          'Status: 5.1.1 (bad destination mailbox address)',
        ]),
        MAIL,
      ]),
    ],
    [
      'in capital letters',
      message([
        WORDS,
        status(['FINAL-RECIPIENT: RFC822; A@B.KZ', 'ACTION: FAILED', 'STATUS: 5.1.1']),
        { ...MAIL, body: RETURNED.replace('Message-ID', 'MESSAGE-ID') },
      ]),
    ],
    [
      'folded over lines',
      message([
        WORDS,
        status([
          'Final-Recipient: rfc822;\r\n a@b.kz',
          'Action:\r\n failed',
          'Status: 5.0.0',
          'Diagnostic-Code: smtp;\r\n 550 5.1.1 <a@b.kz>:\r\n\tRecipient address rejected: User unknown',
        ]),
        { ...MAIL, body: RETURNED.replace('Message-ID: ', 'Message-ID:\r\n ') },
      ]),
    ],
    [
      'whose report is base64',
      message([
        WORDS,
        {
          ...status([]),
          head: ['Content-Transfer-Encoding: base64'],
          body: base64(['Reporting-MTA: dns; mx', '', ...GONE, ''].join('\r\n')),
        },
        MAIL,
      ]),
    ],
    [
      'whose report is quoted-printable',
      message([
        WORDS,
        {
          ...status([]),
          head: ['Content-Transfer-Encoding: quoted-printable'],
          body: [
            'Reporting-MTA: dns; mx',
            '',
            'Final-Recipient: rfc822; a=40b.kz',
            'Action: fai=\r\nled',
            'Status: 5.1.1',
            '',
          ].join('\r\n'),
        },
        MAIL,
      ]),
    ],
    [
      'whose lines end with a line feed alone',
      Buffer.from(
        message([WORDS, status(GONE), MAIL])
          .toString('latin1')
          .replaceAll('\r\n', '\n'),
        'latin1',
      ),
    ],
    ['whose blocks are apart by several lines', message([WORDS, status(['', '', ...GONE]), MAIL])],
    [
      'whose first recipient got it',
      message([
        WORDS,
        status([
          'Final-Recipient: rfc822; x@b.kz',
          'Action: delivered',
          'Status: 2.0.0',
          '',
          ...GONE,
        ]),
        MAIL,
      ]),
    ],
    [
      'that says no action, and a permanent status',
      message([WORDS, status(['Final-Recipient: rfc822; a@b.kz', 'Status: 5.1.1']), MAIL]),
    ],
    [
      'that says the status in its diagnosis alone',
      message([
        WORDS,
        status([
          'Final-Recipient: rfc822; a@b.kz',
          'Action: failed',
          'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 https://support.example/?p=NoSuchUser',
        ]),
        MAIL,
      ]),
    ],
    [
      'of Exchange, in German',
      message([
        {
          type: 'text/html; charset=iso-8859-1',
          body: '<b>Die Nachricht wurde nicht zugestellt: ung\xfcltig</b>',
        },
        status([
          'Final-Recipient: rfc822;a@b.kz',
          'Action: failed',
          'Status: 5.1.10',
          'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient a@b.kz not found by SMTP address lookup',
        ]),
        MAIL,
      ]),
    ],
    [
      'of Mail.ru, in Russian letters of KOI8',
      message([
        { type: 'text/plain; charset=koi8-r', body: '\xf0\xc9\xd3\xd8\xcd\xcf' },
        status([
          'Final-Recipient: rfc822; a@mail.ru',
          'Action: failed',
          'Status: 5.1.1',
          'Diagnostic-Code: smtp; 550 5.1.1 \xcf\xc4 user not found',
        ]),
        MAIL,
      ]),
    ],
    [
      'in words of three languages',
      message([
        {
          type: 'text/plain; charset=utf-8',
          body: 'Пайдаланушы табылмады / Пользователь не найден / No such user',
        },
        status([
          'Final-Recipient: rfc822; a@b.kz',
          'Action: failed',
          'Status: 5.0.0',
          'Diagnostic-Code: smtp; 550 No such user here',
        ]),
        MAIL,
      ]),
    ],
    [
      'about an address in any script (RFC 6533)',
      message([
        WORDS,
        {
          ...status([]),
          type: 'message/global-delivery-status',
          body: [
            'Reporting-MTA: dns; mx',
            '',
            'Final-Recipient: utf-8; a@b.kz',
            'Action: failed',
            'Status: 5.1.1',
            '',
          ].join('\r\n'),
        },
        { ...MAIL, type: 'message/global-headers' },
      ]),
    ],
    [
      'with the returned headers alone',
      message([WORDS, status(GONE), { ...MAIL, type: 'text/rfc822-headers' }]),
    ],
    [
      'whose returned mail is base64',
      message([
        WORDS,
        status(GONE),
        {
          type: 'message/rfc822',
          head: ['Content-Transfer-Encoding: base64'],
          body: base64(RETURNED),
        },
      ]),
    ],
    [
      'without the mail, that names it in a field (Gmail)',
      message([
        WORDS,
        {
          ...status([]),
          body: [
            `X-Original-Message-ID: <${OURS}@guide.example>`,
            'Reporting-MTA: dns; googlemail.com',
            '',
            ...GONE,
            '',
          ].join('\r\n'),
        },
      ]),
    ],
    [
      'without the mail, that names it as an answer',
      message([WORDS, status(GONE)], { head: [`References: <other@x> <${OURS}@guide.example>`] }),
    ],
    [
      'within the frame of a mailing list',
      message(
        [
          {
            type: 'multipart/report; report-type=delivery-status; boundary="inner"',
            body: [
              '--inner',
              'Content-Type: text/plain',
              '',
              'Words',
              '--inner',
              'Content-Type: message/delivery-status',
              '',
              'Reporting-MTA: dns; mx',
              '',
              ...GONE,
              '',
              '--inner',
              'Content-Type: message/rfc822',
              '',
              RETURNED,
              '--inner--',
              '',
            ].join('\r\n'),
          },
          { type: 'text/plain', body: 'The foot of a list' },
        ],
        { type: 'multipart/mixed' },
      ),
    ],
    ['whose parts are in another order', message([MAIL, status(GONE), WORDS])],
    [
      'that is cut off in the returned mail',
      message([WORDS, status(GONE), { ...MAIL, body: `${RETURNED}${'x'.repeat(2_000)}` }]).subarray(
        0,
        -1_500,
      ),
    ],
  ])('%s', async (_, raw) => {
    expect(await readReport(raw)).toMatchObject({
      kind: 'bounce',
      failureClass: 'no-mailbox',
      mailIds: expect.arrayContaining([OURS]),
    })
  })

  test.each<[string, string[], string | undefined]>([
    [
      'of a queue that gave up',
      ['Action: failed', 'Status: 4.4.1', 'Diagnostic-Code: smtp; 450 4.4.1 connection refused'],
      'later',
    ],
    [
      'of a greylist',
      [
        'Action: failed',
        'Status: 4.7.1',
        'Diagnostic-Code: smtp; 451 4.7.1 Greylisted, try again later',
      ],
      'later',
    ],
    [
      'of a full mailbox, in Russian',
      [
        'Action: failed',
        'Status: 5.2.2',
        'Diagnostic-Code: smtp; 552 5.2.2 Почтовый ящик переполнен',
      ],
      'mailbox-full',
    ],
    [
      'of a policy, with the words of a missing mailbox',
      [
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 User unknown; your IP is listed at zen.spamhaus.org',
      ],
      'policy',
    ],
    ['that says nothing but that it failed', ['Action: failed'], 'unknown'],
    ['that is delayed, with a permanent code', ['Action: delayed', 'Status: 5.1.1'], undefined],
    ['without action, delayed', ['Status: 4.1.1'], undefined],
    ['without action, delivered', ['Status: 2.1.5'], undefined],
  ])('no mailbox is missing in a report %s', async (_, fields, failureClass) => {
    const report = await readReport(
      message([WORDS, status(['Final-Recipient: rfc822; a@b.kz', ...fields]), MAIL]),
    )
    expect(report?.failureClass).toBe(failureClass)
  })

  test('a report within our own returned mail is not read', async () => {
    const inner = message([WORDS, status(GONE), MAIL]).toString('latin1')
    const raw = message([
      WORDS,
      status(['Action: delivered', 'Status: 2.0.0']),
      { ...MAIL, body: inner },
    ])
    expect(await readReport(raw)).toBeUndefined()
  })
})

describe('a complaint', () => {
  const feedback = (type: string, fields: string[] = []): Part => ({
    type: 'message/feedback-report',
    body: [`Feedback-Type: ${type}`, 'User-Agent: FBL/1', 'Version: 1', ...fields, ''].join('\r\n'),
  })
  const arf = { type: 'multipart/report; report-type=feedback-report' }

  test.each<[string, Buffer]>([
    [
      'of Yahoo',
      message([WORDS, feedback('abuse', ['Original-Rcpt-To: a@yahoo.example']), MAIL], arf),
    ],
    ['with a comment', message([WORDS, feedback('abuse (spam button)'), MAIL], arf)],
    ['in capital letters', message([WORDS, feedback('ABUSE'), MAIL], arf)],
    ['folded', message([WORDS, feedback('\r\n abuse'), MAIL], arf)],
    [
      'with headers alone',
      message([WORDS, feedback('abuse'), { ...MAIL, type: 'text/rfc822-headers' }], arf),
    ],
    [
      'whose report is base64',
      message(
        [
          WORDS,
          {
            type: 'message/feedback-report',
            head: ['Content-Transfer-Encoding: base64'],
            body: base64('Feedback-Type: abuse\r\nVersion: 1\r\n'),
          },
          MAIL,
        ],
        arf,
      ),
    ],
    ['that removes who asks for it', message([WORDS, feedback('opt-out'), MAIL], arf)],
  ])('%s', async (_, raw) => {
    expect(await readReport(raw)).toMatchObject({ kind: 'complaint', mailIds: [OURS] })
  })

  test.each(['not-spam', 'auth-failure', 'dmarc', ''])('“%s” is none', async (type) => {
    expect(await readReport(message([WORDS, feedback(type), MAIL], arf))).toBeUndefined()
  })
})

test.each<[string, Buffer]>([
  [
    'a receipt that it was read (RFC 8098)',
    message(
      [
        WORDS,
        {
          type: 'message/disposition-notification',
          body: 'Disposition: manual-action/MDN-sent-manually; displayed\r\n',
        },
        MAIL,
      ],
      { type: 'multipart/report; report-type=disposition-notification' },
    ),
  ],
  ['a report with no report', message([WORDS, MAIL])],
  ['an empty report', message([WORDS, { type: 'message/delivery-status', body: '' }, MAIL])],
  [
    'a boundary that never comes',
    Buffer.from(
      'Content-Type: multipart/report; boundary=x\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n',
    ),
  ],
  ['bytes that are no mail', Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 37) % 256))],
])('%s is nothing that failed', async (_, raw) => {
  expect(await readReport(raw)).toBeUndefined()
})
