import { expect, test } from 'vitest'
import { findingsWith } from '#tests/factories/content-folder.ts'

function step(detail: string, more = '  facts: [fee-prp]\n'): string {
  return `- id: pay
  kind: do
  title: { en: Pay, ru: Заплатите, kk: Төлеңіз }
  detail:
${detail}${more}`
}

const PLAIN =
  '    en: Pay {fee-prp}.\n    ru: Заплатите {fee-prp:genitive}.\n    kk: "{fee-prp} төлеңіз."\n'

test.each([
  [
    'languages that show other figures',
    step('    en: Pay {fee-prp}.\n    ru: Заплатите {fee-prp}.\n    kk: Төлеңіз.\n'),
    'content/steps/money.yml:7: “kk” and “en” do not show the same figures: fee-prp. Let each language name the same {records}.',
  ],
  [
    'a figure without a record',
    step('    en: Pay {fee}.\n    ru: Заплатите {fee}.\n    kk: "{fee} төлеңіз."\n'),
    'content/steps/money.yml:5: There is no record “fee” to show here. Write {id}, {id:genitive}, {id:number}, {id:value}, {id:tenge} or {id:form} with a form of the record.',
  ],
  [
    'a figure in a form that there is not',
    step(PLAIN.replace('{fee-prp:genitive}', '{fee-prp} {fee-prp:dative}')),
    'content/steps/money.yml:6: “fee-prp” has no form “dative”. Write {id}, {id:genitive}, {id:number}, {id:value}, {id:tenge} or {id:form} with a form of the record.',
  ],
  [
    'a number in a sentence',
    step(PLAIN.replace('Заплатите', 'За 45 дней заплатите')),
    'content/steps/money.yml:6: “45 дней” is a bare number. Add it as a fact and write {record-id} in the detail, or say it without a number.',
  ],
  [
    'an unknown record',
    step(PLAIN, '  facts:\n    - fee-prp\n    - fee\n'),
    'content/steps/money.yml:10: There is no record “fee”. Correct the id or add the record to content/facts.',
  ],
  [
    'an unknown step before it',
    step(PLAIN, '  facts: [fee-prp]\n  after: [earn]\n'),
    'content/steps/money.yml:9: There is no step “earn”. Correct the id or take it out of “after”.',
  ],
  [
    'a step that waits for itself',
    step(PLAIN, '  facts: [fee-prp]\n  after: [pay]\n'),
    'content/steps/money.yml:9: “pay” and “pay” wait for each other. Take one out of “after”.',
  ],
])('%s is found on its line', (_what, text, line) => {
  expect(findingsWith({ 'steps/money.yml': text })).toContain(line)
})

test('a faultless step has no findings', () => {
  expect(findingsWith({ 'steps/money.yml': step(PLAIN) })).toEqual([])
})

test('a file that is named after no stage is found', () => {
  expect(findingsWith({ 'steps/banking.yml': step(PLAIN) })).toEqual([
    'content/steps/banking.yml:1: The file is not named after a stage of the way. Name it one of: start, arrive, screening, papers, money, home, apply, card, keep, live.',
  ])
})
