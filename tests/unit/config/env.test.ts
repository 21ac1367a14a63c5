import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '#lib/config/settings.ts'

it('has a default for everything', () => {
  expect(parseEnv({})).toEqual({
    PORT: 3000,
    HOST: '127.0.0.1',
    SITE_URL: 'http://localhost:3000',
    DATA_DIR: resolve('data'),
    MAIL_FROM: 'WE Guide <guide@localhost>',
    EDITORS: [],
    WORKERS: 1,
    TRUST_PROXY: ['loopback'],
    KEEP_ALIVE: 65,
    LETTER_REVIEW: 'one',
    REVIEW: 'one',
    WARM_UP: 'on',
    CONTENT_INTERVAL: 10,
    MIN_FREE_SPACE: 200,
    BACKUP_AT: '03:10',
    BACKUP_DIR: resolve('data/backups'),
  })
})

it('counts an empty value as unset', () => {
  const names = ['PORT', 'HOST', 'SITE_URL', 'DATA_DIR', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM']
  const more = [
    'EDITORS',
    'SITE_SECRET',
    'TODAY',
    'METRICS_TOKEN',
    'CSP_REPORTS',
    'TRUST_PROXY',
    'KEEP_ALIVE',
  ]
  const empty = Object.fromEntries([...names, ...more].map((name) => [name, '']))
  expect(parseEnv(empty)).toEqual(parseEnv({}))
})

describe('values that can be used', () => {
  it.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['WORKERS', '4', 4],
    ['HOST', '::', '::'],
    ['SITE_URL', 'https://guide.example', 'https://guide.example'],
    ['SITE_URL', 'https://guide.example/', 'https://guide.example'],
    ['SITE_URL', 'http://localhost:4000', 'http://localhost:4000'],
    ['DATA_DIR', '/var/lib/guide', '/var/lib/guide'],
    ['DATA_DIR', 'here', resolve('here')],
    ['DATABASE_URL', 'postgres://a:b@db/guide', 'postgres://a:b@db/guide'],
    ['DATABASE_URL', 'postgresql://db/guide', 'postgresql://db/guide'],
    ['SMTP_URL', 'smtp://localhost:25', 'smtp://localhost:25'],
    ['SMTP_URL', 'smtps://u:p@mail.example', 'smtps://u:p@mail.example'],
    ['MAIL_FROM', 'guide@example.org', 'guide@example.org'],
    ['MAIL_FROM', 'WE Guide <guide@example.org>', 'WE Guide <guide@example.org>'],
    ['MAIL_FROM', 'guide@пример.қаз', 'guide@xn--e1afmkfd.xn--80ao21a'],
    ['MAIL_FROM', 'ВЕ Гид <Guide@ПРИМЕР.Қаз>', 'ВЕ Гид <Guide@xn--e1afmkfd.xn--80ao21a>'],
    ['EDITORS', ' A@b.kz, c@d.kz ,', ['a@b.kz', 'c@d.kz']],
    ['EDITORS', 'Aliya@Гид.Қаз', ['aliya@xn--c1acl.xn--80ao21a']],
    ['SITE_URL', 'https://гид.қаз', 'https://xn--c1acl.xn--80ao21a'],
    ['SITE_URL', 'https://Гид.Қаз:8443/', 'https://xn--c1acl.xn--80ao21a:8443'],
    ['SITE_URL', 'http://[::1]:3000', 'http://[::1]:3000'],
    ['TODAY', '2028-02-29', '2028-02-29'],
    ['MIN_FREE_SPACE', '0', 0],
    ['WARM_UP', 'off', 'off'],
    ['CONTENT_INTERVAL', '1', 1],
    ['MAILS_PER_HOUR', '500', 500],
    ['DKIM_SELECTOR', 'mail2026', 'mail2026'],
    ['SITE_SECRET', 's'.repeat(32), 's'.repeat(32)],
    ['METRICS_TOKEN', 't'.repeat(16), 't'.repeat(16)],
    [
      'TRUST_PROXY',
      'loopback, 10.0.0.0/8,2001:db8::/32',
      ['loopback', '10.0.0.0/8', '2001:db8::/32'],
    ],
    ['TRUST_PROXY', '2', 2],
    ['TRUST_PROXY', '0', 0],
    ['KEEP_ALIVE', '75', 75],
    ['CSP_REPORTS', 'https://reports.example/csp?a=1', 'https://reports.example/csp?a=1'],
  ])('%s=%s', (name, given, read) => {
    expect(parseEnv({ [name]: given })).toMatchObject({ [name]: read })
  })
})

describe('values that cannot be used', () => {
  it.each([
    ['PORT', 'abc'],
    ['WORKERS', '0'],
    ['WORKERS', 'all'],
    ['MIN_FREE_SPACE', '1G'],
    ['MAILS_PER_HOUR', '0'],
    ['DKIM_SELECTOR', 'a b'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['TRUST_PROXY', 'everyone'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['TRUST_PROXY', '-1'],
    ['KEEP_ALIVE', '0'],
    ['WARM_UP', 'later'],
    ['CONTENT_INTERVAL', '0'],
    ['KEEP_ALIVE', 'long'],
    ['PORT', '80.5'],
    ['SITE_URL', 'guide.example'],
    ['SITE_URL', 'ftp://guide.example'],
    ['SITE_URL', 'https://guide.example/path'],
    ['SITE_URL', 'https://user@guide.example'],
    ['SITE_URL', 'https://гид.қаз?a=1'],
    ['SITE_URL', 'https://ги д.қаз'],
    ['MAIL_FROM', 'WE Guide'],
    ['MAIL_FROM', 'почта@гид.қаз'],
    ['MAIL_FROM', 'WE Guide <guide@>'],
    ['EDITORS', 'әлия@гид.қаз'],
    ['MAIL_FROM', 'A <a@b.kz>\r\nBcc: c@d.kz'],
    ['EDITORS', 'a@b.kz, nobody'],
    ['TODAY', '2026-02-29'],
    ['TODAY', '25.11.2026'],
    ['TODAY', '2026-11-25T00:00'],
  ])('%s=%s stops the start with the name, what was read and what is allowed', (name, given) => {
    expect(() => parseEnv({ [name]: given })).toThrow(
      new RegExp(`^${name}: “${RegExp.escape(given)}” cannot be used; allowed is .+\\.$`),
    )
  })

  it.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db'],
    ['SMTP_URL', 'https://user:hunter2@mail'],
    ['SITE_SECRET', 'hunter2'],
    ['METRICS_TOKEN', 'hunter2'],
    ['CSP_REPORTS', "https://reports.example/; script-src 'unsafe-inline'"],
    ['CSP_REPORTS', '/csp'],
  ])('%s is not repeated: it may hold a secret', (name, given) => {
    expect(() => parseEnv({ [name]: given })).toThrow(`${name}: the value given cannot be used`)
  })
})

it('derives SITE_URL from the port if it is not set', () => {
  expect(parseEnv({ PORT: '4000' }).SITE_URL).toBe('http://localhost:4000')
})

it('takes a time of the day for the nightly copy, or off', () => {
  expect(parseEnv({ BACKUP_AT: '23:59' }).BACKUP_AT).toBe('23:59')
  expect(parseEnv({ BACKUP_AT: 'off' }).BACKUP_AT).toBe('off')
  for (const wrong of ['24:00', '3:10', 'noon', '03:10:30']) {
    expect(() => parseEnv({ BACKUP_AT: wrong })).toThrow(`BACKUP_AT: “${wrong}” cannot be used`)
  }
})
