import { ZONE } from '#lib/config/clock.ts'
import { stableId } from '#lib/config/stable-id.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { EntryId, EntryKind } from '../timeline/entry.ts'

export type CalendarEntry = {
  id: EntryId
  /** `YYYY-MM-DD` in Kazakhstan. */
  day: string
  kind: EntryKind
  summary: string
  description: string
}

export type CalendarFile = {
  name: string
  entries: CalendarEntry[]
  /** The absolute address of the timeline, with the answers. */
  url: string
  /** Names the plan: the same in each file of it, another one in each other plan. */
  plan: string
  /** When the file is made. A later file of a plan replaces an earlier one, on the same day too. */
  made: Temporal.Instant
  locale: Locale
}

/** Of a line, without its end (RFC 5545, 3.1). */
const MOST_OCTETS = 75

/** Where `SEQUENCE` begins, never to be moved on: a number that shrinks is an older event. */
const FIRST_STAMP = Temporal.Instant.from('2026-01-01T00:00:00Z')

/** A week and a day before, at nine: an all-day event begins at midnight where its reader is. */
const ALARMS = [
  { daysBefore: 7, trigger: '-P6DT15H' },
  { daysBefore: 1, trigger: '-PT15H' },
]

/**
 * The zone as it has been since summer time last ended, with the law of 2024 that made one zone of
 * the country. No event refers to it, for a term is a whole day; readers of `X-WR-TIMEZONE` do.
 */
const TIME_ZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  ...standardTime('20041031T030000', '+0700', '+0600', '+06'),
  ...standardTime('20240301T000000', '+0600', '+0500', '+05'),
  'END:VTIMEZONE',
]

/**
 * A timeline as an iCalendar file (RFC 5545). It names no `METHOD`: that would make an invitation
 * of it (RFC 5546), which needs an organizer.
 */
export function calendarFile(file: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//WE Guide//Timeline//${file.locale.toUpperCase()}`,
    `X-WR-CALNAME:${escapeText(file.name)}`,
    `X-WR-TIMEZONE:${ZONE}`,
    ...TIME_ZONE,
    ...file.entries.flatMap((entry) => eventLines(entry, file)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** An event's id is made of the plan and the entry, and never of a day: a moved day is an update. */
function eventLines(entry: CalendarEntry, { url, plan, made, locale }: CalendarFile): string[] {
  const day = Temporal.PlainDate.from(entry.day)
  const today = made.toZonedDateTimeISO(ZONE).toPlainDate()
  // Seconds fit the integer of RFC 5545 (31 bits) until 2094.
  const sequence = Math.floor((made.epochMilliseconds - FIRST_STAMP.epochMilliseconds) / 1000)
  return [
    'BEGIN:VEVENT',
    `UID:${stableId(`timeline ${plan} ${entry.id}`)}`,
    `DTSTAMP:${basic(made.round({ smallestUnit: 'second', roundingMode: 'floor' }))}`,
    `SEQUENCE:${Math.max(0, sequence)}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(day.add({ days: 1 }))}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY;LANGUAGE=${locale}:${escapeText(entry.summary)}`,
    ...(entry.description
      ? [`DESCRIPTION;LANGUAGE=${locale}:${escapeText(entry.description)}`]
      : []),
    `URL:${new URL(url).href}`,
    ...alarmsOf(entry, day.since(today, { largestUnit: 'days' }).days).flatMap((trigger) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:${trigger}`,
      `DESCRIPTION;LANGUAGE=${locale}:${escapeText(entry.summary)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

/** Entries that cost money, a right or a paper when they are missed, whatever kind they are of. */
const WITH_CONSEQUENCE: readonly EntryId[] = ['address', 'apply', 'arrival']

/** Some programs sound an alarm that is late at once: none is set for a moment that is over. */
function alarmsOf({ id, kind }: CalendarEntry, daysLeft: number): string[] {
  if (kind !== 'by' && kind !== 'ends' && !WITH_CONSEQUENCE.includes(id)) return []
  return ALARMS.filter((alarm) => alarm.daysBefore <= daysLeft).map((alarm) => alarm.trigger)
}

function standardTime(begin: string, from: string, to: string, name: string): string[] {
  return [
    'BEGIN:STANDARD',
    `DTSTART:${begin}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `TZNAME:${name}`,
    'END:STANDARD',
  ]
}

/** A day or an instant without signs between its numbers. */
function basic(time: Temporal.PlainDate | Temporal.Instant): string {
  return time.toString().replace(/[-:]/g, '')
}

/** Whatever some reader may take for the end of a line is written as one; no other control stays. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/gu, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '')
}

/** A long line goes on in the next one, after a space; no character is torn in two. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    octets += size
    if (octets > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1 + size
    }
    folded += character
  }
  return folded
}
