import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact, formatForm } from '#lib/facts/format.ts'
import { STAGES, type Stage } from '#lib/guides/schema.ts'
import { holdDashes } from '#lib/i18n/format/dashes.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { PLACEHOLDER, type Step, stepSchema } from './step-schema.ts'

/** Reads every stage's steps from a content folder, by stage. */
export function readSteps(dir: string): Partial<Record<Stage, Step[]>> {
  const folder = join(dir, 'steps')
  if (!existsSync(folder)) return {}
  const stages = readdirSync(folder).filter((name) => name.endsWith('.yml'))
  return Object.fromEntries(
    stages.map((name) => {
      const stage = z.enum(STAGES).parse(name.replace(/\.yml$/, ''))
      const parsed = z.array(stepSchema).safeParse(readYaml(join(folder, name)))
      if (parsed.success) return [stage, parsed.data]
      throw new Error(`${join(folder, name)}: ${z.prettifyError(parsed.error)}`)
    }),
  )
}

const steps = readOnce('steps', () => readSteps(contentDir()))

/** What to do and bring at a stage. */
export function stepsOf(stage: Stage): Step[] {
  return steps()[stage] ?? []
}

/** A step's sentence with its figures filled in for a day. */
export function fillFigures(text: string, locale: Locale, day: string): string {
  return holdDashes(text).replaceAll(PLACEHOLDER, (_whole, fact: string, form?: string) => {
    const found = shownFact(fact, day)
    if (form === 'genitive') return formatFact(found, locale, 'value', 'genitive')
    if (form === 'number' || form === 'tenge') return formatFact(found, locale, form)
    return form && form !== 'value'
      ? formatForm(found, locale, form)
      : formatFact(found, locale, 'value')
  })
}
