import type { FieldErrors } from '#lib/forms/form-values.ts'
import type { FormValues } from '#lib/store/store.ts'
import { moveErrors } from './move-form.ts'
import { writeErrors } from './write-form.ts'

/** What is wrong with what an editor last sent from the page of one recommendation. */
export function caseErrors(state: string, moved: FormValues, written: FormValues): FieldErrors {
  switch (state) {
    case 'errors':
      return moveErrors(moved)
    case 'needsConsent':
      return { to: 'move.consent' }
    case 'notAllowed':
      return { to: 'move.notAllowed' }
    case 'needsReason':
      return { reason: 'move.reason' }
    case 'note':
      return { 'only-note': 'move.note' }
    case 'unknown':
      return { assignee: 'move.assignee' }
    case 'write':
      return writeErrors(written)
    case 'sure':
      return { sure: 'move.sure' }
    default:
      return {}
  }
}
