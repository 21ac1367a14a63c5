import type { z } from 'zod'
import { type FieldErrors, fieldErrors } from '#lib/forms/form-values.ts'
import type { FormValues } from '#lib/store/store.ts'
import { personSchema, youSchema } from './schema.ts'

/** The steps of a recommendation in order; the last shows all answers before sending. */
export const STEPS = ['person', 'you', 'check'] as const

export type Step = (typeof STEPS)[number]

/** Whether a piece of an address names a step. */
export function isStep(value: string): value is Step {
  return STEPS.some((step) => step === value)
}

const SCHEMAS: Partial<Record<Step, z.ZodType>> = { person: personSchema, you: youSchema }

/** What is wrong with the answers to one step; nothing when it is complete. */
export function errorsIn(step: Step, answers: FormValues): FieldErrors {
  const parsed = SCHEMAS[step]?.safeParse(answers)
  return parsed?.error ? fieldErrors(parsed.error) : {}
}

/** The first step whose answers are not complete; the check page when all are. */
export function firstOpenStep(answers: FormValues): Step {
  return STEPS.find((step) => Object.keys(errorsIn(step, answers)).length > 0) ?? 'check'
}

/** Whether a step may be shown: all steps before it are complete. */
export function canVisit(step: Step, answers: FormValues): boolean {
  return STEPS.indexOf(step) <= STEPS.indexOf(firstOpenStep(answers))
}
