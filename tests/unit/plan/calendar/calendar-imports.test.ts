import ICAL from 'ical.js'
import { convertIcsCalendar } from 'ts-ics'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { calendarEntries } from '#lib/plan/calendar/calendar-entries.ts'
import { calendarFile } from '#lib/plan/calendar/calendar-file.ts'
import { planKeyOf } from '#lib/plan/input/plan-key.ts'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import { answered } from '../../../factories/made-plan.ts'
import { READERS } from '../../../factories/readers-of-the-plan.ts'

/** What both parsers make of an event. */
type Read = { uid: string; sequence: number; day: string; summary: string; alarms: number }

/** Mozilla's parser, as in Thunderbird. */
function readWithIcalJs(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component, { strictExceptions: true })
    return {
      uid: event.uid,
      sequence: event.sequence,
      day: event.startDate.toString(),
      summary: event.summary,
      alarms: component.getAllSubcomponents('valarm').length,
    }
  })
}

const calendarSchema = z.object({
  version: z.literal('2.0'),
  prodId: z.string().min(1),
  method: z.undefined().optional(),
  timezones: z.array(z.object({ id: z.literal('Asia/Almaty') })).length(1),
  events: z.array(
    z.object({
      uid: z.string().min(1),
      sequence: z.number().int().nonnegative(),
      stamp: z.object({ date: z.date() }),
      start: z.object({ date: z.date(), type: z.literal('DATE') }),
      end: z.object({ date: z.date(), type: z.literal('DATE') }),
      summary: z.string().min(1),
      url: z.string().min(1),
      alarms: z
        .array(
          z.object({
            action: z.literal('DISPLAY'),
            trigger: z.object({ type: z.literal('relative') }),
          }),
        )
        .optional(),
    }),
  ),
})

/** A parser written apart from that one, which hands what it read to our own schema. */
function readWithTsIcs(text: string): Read[] {
  const { events } = calendarSchema.parse(convertIcsCalendar(undefined, text))
  return events.map(({ uid, sequence, start, end, summary, alarms }) => {
    expect(end.date.getTime() - start.date.getTime()).toBe(24 * 60 * 60 * 1000)
    return {
      uid,
      sequence,
      day: start.date.toISOString().slice(0, 10),
      summary,
      alarms: alarms?.length ?? 0,
    }
  })
}

const PARSERS = { 'ical.js': readWithIcalJs, 'ts-ics': readWithTsIcs }

/** The file that a reader saves at a moment. */
function fileOf(query: ToolQuery, locale: Locale = 'en', made = '2026-11-30T07:00:00Z'): string {
  const toolInput = answered(query)
  const today = '2026-11-30'
  return calendarFile({
    name: 'x',
    entries: calendarEntries(planOf(toolInput, today).timeline, locale, today),
    url: 'https://guide.example/en/plan',
    plan: planKeyOf(query, toolInput),
    made: Temporal.Instant.from(made),
    locale,
  })
}

/** A calendar program: an event of a known id takes the place of an older one (RFC 5545, 3.8.7.4). */
function importInto(calendar: Map<string, Read>, events: Read[]): Map<string, Read> {
  for (const event of events) {
    const known = calendar.get(event.uid)
    if (!known || event.sequence >= known.sequence) calendar.set(event.uid, event)
  }
  return calendar
}

describe.each(Object.entries(PARSERS))('read by %s', (_, read) => {
  test.each(Object.entries(READERS))(
    'the file of %s holds each day of the plan once',
    (_who, query) => {
      for (const locale of LOCALES) {
        const { entries } = planOf(answered(query), '2026-11-30').timeline
        const events = read(fileOf(query, locale))
        expect(events.map(({ day }) => day)).toEqual(entries.map(({ day }) => day))
        expect(new Set(events.map(({ uid }) => uid)).size).toBe(entries.length)
        const last = entries.findIndex(({ id }) => id === 'renew-latest')
        expect(events[last]?.alarms).toBe(2)
      }
    },
  )

  test('a file imported twice leaves one event of each', () => {
    const events = read(fileOf(READERS['a German investor']))
    const calendar = importInto(importInto(new Map(), events), events)
    expect([...calendar.values()]).toEqual(events)
  })

  test('a plan corrected on the same day replaces the days that it had, and an older file none', () => {
    const plan = { ...READERS['a Russian married in Almaty'], apply: '2026-12-28' }
    const first = read(fileOf(plan))
    const corrected = read(fileOf({ ...plan, apply: '2026-12-30' }, 'en', '2026-11-30T07:00:05Z'))
    const calendar = importInto(importInto(new Map(), first), corrected)
    expect([...calendar.values()].toSorted((a, b) => a.uid.localeCompare(b.uid))).toEqual(
      corrected.toSorted((a, b) => a.uid.localeCompare(b.uid)),
    )
    importInto(calendar, first)
    const days = [...calendar.values()].map(({ day }) => day)
    expect(days).toContain('2026-12-30')
    expect(days).not.toContain('2026-12-28')
  })

  test('two people’s plans stand beside each other in one calendar', () => {
    const files = [READERS['a Kyrgyz mother with two children'], READERS['an Uzbek student']]
    const events = files.map((query) => read(fileOf(query)))
    const calendar = events.reduce(importInto, new Map<string, Read>())
    expect(calendar.size).toBe(events.flat().length)
  })
})

test('both parsers read the same', () => {
  for (const query of Object.values(READERS)) {
    for (const locale of LOCALES) {
      const text = fileOf(query, locale)
      expect(readWithTsIcs(text)).toEqual(readWithIcalJs(text))
    }
  }
})
