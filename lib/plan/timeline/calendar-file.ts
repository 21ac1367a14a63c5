import { ZONE } from '#lib/config/clock.ts'
import { stableId } from '#lib/config/stable-id.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { EntryId, EntryKind } from './entry.ts'

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
  /** The day that the figures are of, as `YYYY-MM-DD`. */
  stamp: string
  locale: Locale
}

/** Of a line, without its end (RFC 5545, 3.1). */
const MOST_OCTETS = 75

/** The first day of `SEQUENCE`, never to be moved on: a number that shrinks is an older event. */
const FIRST_STAMP = '2026-01-01'

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

/**
 * The id is made of the entry's name alone. A day in it would end the updating, and nothing else in
 * the answers tells two people apart and never changes: whoever plans for two needs two calendars.
 */
function eventLines(entry: CalendarEntry, { url, stamp, locale }: CalendarFile): string[] {
  const day = Temporal.PlainDate.from(entry.day)
  const stamped = Temporal.PlainDate.from(stamp)
  const age = stamped.since(FIRST_STAMP, { largestUnit: 'days' }).days
  return [
    'BEGIN:VEVENT',
    `UID:${stableId(`timeline ${entry.id}`)}`,
    `DTSTAMP:${basic(stamped.toZonedDateTime(ZONE).toInstant())}`,
    `SEQUENCE:${Math.max(0, age)}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(day.add({ days: 1 }))}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY;LANGUAGE=${locale}:${escapeText(entry.summary)}`,
    ...(entry.description
      ? [`DESCRIPTION;LANGUAGE=${locale}:${escapeText(entry.description)}`]
      : []),
    `URL:${new URL(url).href}`,
    ...alarmsOf(entry, day.since(stamped, { largestUnit: 'days' }).days).flatMap((trigger) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:${trigger}`,
      `DESCRIPTION;LANGUAGE=${locale}:${escapeText(entry.summary)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

/** Only for what is lost when it is missed. Some programs sound an alarm that is late at once. */
function alarmsOf({ kind }: CalendarEntry, daysLeft: number): string[] {
  if (kind !== 'by' && kind !== 'ends') return []
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
