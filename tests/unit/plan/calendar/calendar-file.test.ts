import ICAL from 'ical.js'
import { afterEach, expect, test, vi } from 'vitest'
import {
  type CalendarEntry,
  type CalendarFile,
  calendarFile,
} from '#lib/plan/calendar/calendar-file.ts'
import { ENTRY_IDS } from '#lib/plan/timeline/entry.ts'
import { HOSTILE_TEXTS } from '../../../factories/hostile-texts.ts'

const ENTRY: CalendarEntry = {
  id: 'register',
  day: '2026-05-20',
  kind: 'by',
  summary: 'Register where you live',
  description: 'At the latest.',
}

/** Noon of a day in Almaty. */
function at(day: string): Temporal.Instant {
  return Temporal.Instant.from(`${day}T07:00:00Z`)
}

const FILE: CalendarFile = {
  name: 'Your way to the card',
  entries: [ENTRY],
  url: 'https://guide.example/en/tools/timeline?arrival=2026-05-11&home=rent',
  plan: 'a1b2c3',
  made: at('2026-05-01'),
  locale: 'en',
}

afterEach(() => vi.unstubAllEnvs())

function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return { calendar, events: calendar.getAllSubcomponents('vevent') }
}

/** The only event of a file with one entry. */
function eventOf(entry: Partial<CalendarEntry>, file: Partial<CalendarFile> = {}) {
  const { events } = parse(calendarFile({ ...FILE, ...file, entries: [{ ...ENTRY, ...entry }] }))
  const [event] = events
  if (!event || events.length > 1) throw new Error(`there are ${events.length} events`)
  return event
}

function triggersOf(entry: Partial<CalendarEntry>, file: Partial<CalendarFile> = {}): string[] {
  const alarms = eventOf(entry, file).getAllSubcomponents('valarm')
  return alarms.map((alarm) => String(alarm.getFirstPropertyValue('trigger')))
}

/** Words with what a line of a calendar can hold: breaks of one kind, and no controls. */
function asKept(words: string): string {
  return words
    .replace(/\r\n|[\r\v\f\u{85}\u{2028}\u{2029}]/gu, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .toWellFormed()
}

test('a file has what RFC 5545 asks of it, also without entries', () => {
  const { calendar, events } = parse(calendarFile({ ...FILE, entries: [], locale: 'kk' }))
  expect(calendar.name).toBe('vcalendar')
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  expect(calendar.getFirstPropertyValue('prodid')).toBe('-//WE Guide//Timeline//KK')
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(FILE.name)
  expect(calendar.getFirstProperty('method')).toBeNull()
  expect(events).toEqual([])
})

test('an entry is a whole day that keeps nobody busy, with the address of the plan', () => {
  const event = eventOf({ day: '2028-02-29' })
  expect(event.toJSON()[1]).toEqual([
    ['uid', {}, 'text', expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/)],
    ['dtstamp', {}, 'date-time', '2026-05-01T07:00:00Z'],
    ['sequence', {}, 'integer', 10_393_200],
    ['dtstart', {}, 'date', '2028-02-29'],
    ['dtend', {}, 'date', '2028-03-01'],
    ['transp', {}, 'text', 'TRANSPARENT'],
    ['summary', { language: 'en' }, 'text', ENTRY.summary],
    ['description', { language: 'en' }, 'text', ENTRY.description],
    ['url', {}, 'uri', FILE.url],
  ])
})

test('entries stay in their order', () => {
  const entries = (['arrival', 'register', 'apply'] as const).map((id) => ({
    ...ENTRY,
    id,
    summary: id,
  }))
  const { events } = parse(calendarFile({ ...FILE, entries }))
  const summaries = events.map((event) => event.getFirstPropertyValue('summary'))
  expect(summaries).toEqual(['arrival', 'register', 'apply'])
})

const TEXTS: [what: string, text: string][] = [
  ...HOSTILE_TEXTS,
  ['Kazakh', 'Өтініш беру: ең кеші – «Миграция» қызметі, 3 жұмыс күні; ұзартуға болмайды'],
  ['Russian', 'Подать заявление не позднее этого дня; взять паспорт, справку, договор'],
  ['signs with a meaning', 'a,b;c\\d:e"f"\\n\\,\\;\\N;X=Y:z'],
  ['every way to end a line', 'a\nb\rc\r\nd\ve\ff\u0085g\u2028h\u2029i'],
  ['an event that is smuggled in', 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:evil\r ATTENDEE:x'],
  ['controls', 'a\u0000b\u0007c\u001bd\u007fe\u009ff\tg'],
  ['half a character', 'a\ud83dz\ude00'],
  ['long emoji', '👩‍👩‍👧‍👦'.repeat(500)],
]

test('a day that nothing more is said of has no description', () => {
  const { events } = parse(calendarFile({ ...FILE, entries: [{ ...ENTRY, description: '' }] }))
  expect(events[0]?.hasProperty('description')).toBe(false)
  expect(events[0]?.getFirstPropertyValue('summary')).toBe(ENTRY.summary)
})

test.each(TEXTS)('%s come out of every text as they went in', (_what, words) => {
  const text = calendarFile({
    ...FILE,
    name: words,
    entries: [{ ...ENTRY, summary: words, description: words }],
  })
  const { calendar, events } = parse(text)
  const [event] = events
  const alarms = event?.getAllSubcomponents('valarm') ?? []
  expect(events).toHaveLength(1)
  expect(alarms).toHaveLength(2)
  expect(event?.getFirstPropertyValue('summary')).toBe(asKept(words))
  expect(event?.getFirstPropertyValue('description')).toBe(asKept(words))
  for (const alarm of alarms) {
    expect(alarm.getFirstPropertyValue('description')).toBe(asKept(words))
  }
  // A name that the standard does not know is handed out by the parser as it is written.
  const name = String(calendar.getFirstPropertyValue('x-wr-calname'))
  const read = name.replace(/\\(.)/gs, (_, sign) => (sign === 'n' ? '\n' : sign))
  expect(read).toBe(asKept(words))
})

test.each(TEXTS)('%s make no line too long, and none of their own', (_what, words) => {
  const text = calendarFile({
    ...FILE,
    name: words,
    url: `https://guide.example/?a=${encodeURIComponent(words.toWellFormed())}&b=a\r\nX-EVIL:1`,
    entries: [{ ...ENTRY, summary: words, description: words }],
  })
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\n\r\v\f\u{85}\u{2028}\u{2029}]/u)
  const lines = text.slice(0, -2).split('\r\n')
  const sizes = lines.map((line) => Buffer.byteLength(line))
  expect(Math.max(...sizes)).toBeLessThanOrEqual(75)
  // Each line is whole in itself: no character goes on in the next.
  expect(lines.every((line) => line.isWellFormed())).toBe(true)
  const names = lines.filter((line) => !line.startsWith(' ')).map((line) => /^[A-Z-]+/.exec(line))
  const plain = calendarFile(FILE).slice(0, -2).split('\r\n')
  const expected = plain.filter((line) => !line.startsWith(' ')).map((l) => /^[A-Z-]+/.exec(l))
  expect(names.map(String)).toEqual(expected.map(String))
})

test.each(['en', 'ru', 'kk'] as const)('texts say that they are in %s', (locale) => {
  const event = eventOf({}, { locale })
  const alarm = event.getFirstSubcomponent('valarm')
  for (const property of [
    event.getFirstProperty('summary'),
    event.getFirstProperty('description'),
    alarm?.getFirstProperty('description'),
  ]) {
    expect(property?.getParameter('language')).toBe(locale)
  }
})

test('each entry has an id of its own', () => {
  const entries = ENTRY_IDS.map((id) => ({ ...ENTRY, id }))
  const { events } = parse(calendarFile({ ...FILE, entries }))
  const ids = events.map((event) => event.getFirstPropertyValue('uid'))
  expect(new Set(ids).size).toBe(ENTRY_IDS.length)
})

test('a plan that is changed on a later day updates what was imported, in any language', () => {
  const before = eventOf({})
  const after = eventOf(
    { day: '2026-06-02', kind: 'ends', summary: 'Тіркелу' },
    { url: 'https://other.example/kk/x', made: at('2026-05-02'), locale: 'kk', name: 'Жол' },
  )
  const [first, second] = [before, after].map((event) => ({
    uid: event.getFirstPropertyValue('uid'),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    stamp: String(event.getFirstPropertyValue('dtstamp')),
  }))
  expect(second?.uid).toBe(first?.uid)
  expect(second?.sequence).toBe((first?.sequence ?? 0) + 86_400)
  expect(second?.stamp).toBe('2026-05-02T07:00:00Z')
})

test('a plan corrected on the same day replaces what was imported', () => {
  const later = FILE.made.add({ seconds: 1 })
  const [first, second] = [eventOf({}), eventOf({ day: '2026-05-21' }, { made: later })]
  const numberOf = (event: ICAL.Component) => Number(event.getFirstPropertyValue('sequence'))
  expect(second.getFirstPropertyValue('uid')).toBe(first.getFirstPropertyValue('uid'))
  expect(numberOf(second)).toBeGreaterThan(numberOf(first))
  expect(String(second.getFirstPropertyValue('dtstamp'))).toBe('2026-05-01T07:00:01Z')
})

test('two plans in one calendar share no event', () => {
  const entries = ENTRY_IDS.map((id) => ({ ...ENTRY, id }))
  const uids = (plan: string) =>
    parse(calendarFile({ ...FILE, plan, entries })).events.map((event) =>
      String(event.getFirstPropertyValue('uid')),
    )
  const both = [...uids('a1b2c3'), ...uids('d4e5f6')]
  expect(new Set(both).size).toBe(2 * ENTRY_IDS.length)
})

// The ids stand in calendars of readers: this one must hold for ever.
test('the id of an entry is what it was when it was first handed out', () => {
  expect(eventOf({}).getFirstPropertyValue('uid')).toBe(
    'urn:uuid:4b91aecc-4606-58e9-91ec-bed1e85f910d',
  )
})

test.each([
  ['2025-12-31T23:59:59Z', 0],
  ['2026-01-01T00:00:00Z', 0],
  ['2026-01-01T00:01:00Z', 60],
  ['2094-01-19T03:14:07Z', 2_147_483_647],
])('a file of %s has events of the number %i, within 31 bits', (made, sequence) => {
  const event = eventOf({}, { made: Temporal.Instant.from(made) })
  expect(event.getFirstPropertyValue('sequence')).toBe(sequence)
})

test('the same plan at the same moment is the same file', () => {
  expect(calendarFile({ ...FILE, entries: structuredClone(FILE.entries) })).toBe(calendarFile(FILE))
})

test.each([
  ['America/New_York', -4],
  ['Pacific/Kiritimati', 14],
])('a server in %s writes the same file', (zone, offset) => {
  const here = calendarFile(FILE)
  vi.stubEnv('TZ', zone)
  expect(new Date('2026-05-01').getTimezoneOffset() / -60).toBe(offset)
  expect(calendarFile(FILE)).toBe(here)
  expect(here).toContain('\r\nDTSTART;VALUE=DATE:20260520\r\nDTEND;VALUE=DATE:20260521\r\n')
})

test.each(['by', 'ends'] as const)('what is lost after it (%s) has alarms at nine', (kind) => {
  const event = new ICAL.Event(eventOf({ kind }))
  const times = triggersOf({ kind }).map((trigger) => {
    const time = event.startDate.clone()
    time.isDate = false
    time.addDuration(ICAL.Duration.fromString(trigger))
    return time.toString()
  })
  expect(times).toEqual(['2026-05-13T09:00:00', '2026-05-19T09:00:00'])
})

test.each(['plan', 'assumed', 'from', 'expected'] as const)(
  'what cannot be missed (%s) has none',
  (kind) => {
    expect(triggersOf({ kind, id: 'card' })).toEqual([])
  },
)

test.each(['address', 'apply', 'arrival'] as const)(
  'a day with a consequence has alarms though it is only expected: %s',
  (id) => {
    expect(triggersOf({ kind: 'expected', id })).toHaveLength(2)
  },
)

test.each([
  ['2026-05-13', ['-P6DT15H', '-PT15H']],
  ['2026-05-14', ['-PT15H']],
  ['2026-05-19', ['-PT15H']],
  ['2026-05-20', []],
  ['2026-06-01', []],
])('a file of %s has only alarms that are still to come', (made, triggers) => {
  expect(triggersOf({}, { made: at(made) })).toEqual(triggers)
})

test('an alarm shows what the term is', () => {
  for (const alarm of eventOf({}).getAllSubcomponents('valarm')) {
    expect(alarm.getFirstPropertyValue('action')).toBe('DISPLAY')
    expect(alarm.getFirstPropertyValue('description')).toBe(ENTRY.summary)
  }
})

test.each(['2005-01-01', '2015-07-01', '2024-02-29', '2024-03-01', '2026-07-01', '2049-12-31'])(
  'the zone in the file is as far from Greenwich on %s as the zone is',
  (day) => {
    const { calendar } = parse(calendarFile(FILE))
    expect(calendar.getFirstPropertyValue('x-wr-timezone')).toBe('Asia/Almaty')
    const component = calendar.getFirstSubcomponent('vtimezone')
    if (!component) throw new Error('there is no zone')
    const zone = new ICAL.Timezone(component)
    expect(zone.tzid).toBe('Asia/Almaty')
    // The last hour of 29 February 2024 came twice.
    for (const time of ['00:00:00', '22:59:59']) {
      const real = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('Asia/Almaty')
      const offset = zone.utcOffset(ICAL.Time.fromDateTimeString(`${day}T${time}`))
      expect(offset).toBe(real.offsetNanoseconds / 1e9)
    }
  },
)

test.each(['2026-02-30', '', '2026-05-20\r\nX-EVIL:1'])(
  'a day that is none (%j) is refused',
  (day) => {
    expect(() => calendarFile({ ...FILE, entries: [{ ...ENTRY, day }] })).toThrow(RangeError)
  },
)
