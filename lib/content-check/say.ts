import { createTranslator } from 'use-intl/core'
import en from '#content/messages/en.json' with { type: 'json' }
import { fieldKey } from '#lib/publishing/check/finding-words.ts'
import type { Finding, FindingCode, FindingValues } from './finding.ts'

/**
 * What is wrong and how to fix it: in English, for the command line and the log, and as a code with
 * values, for the desk to say it in the editor's language.
 */
export type Said = Pick<Finding, 'code' | 'values' | 'message' | 'remedy'>

/** The words of this build: those in the content are what is being checked. */
const t = createTranslator({
  locale: 'en',
  messages: { findings: en.findings, findingFields: en.findingFields },
  onError(error) {
    throw error
  },
})

/**
 * Says a mistake. A field of a record is given as `field`, and the field around it as `within`; the
 * words then call it `name`.
 */
export function say(code: FindingCode, values: FindingValues = {}): Said {
  const all = 'field' in values ? { ...values, name: nameOf(values) } : values
  return {
    code,
    values,
    message: t(`findings.${code}.message`, all),
    remedy: t(`findings.${code}.remedy`, all),
  }
}

function nameOf(values: FindingValues): string {
  return t(`findingFields.${fieldKey(values)}`, values)
}
