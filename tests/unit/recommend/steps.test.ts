import { expect, test } from 'vitest'
import { canVisit, errorsIn, firstOpenStep, isStep, STEPS } from '#lib/recommend/steps.ts'

const person = {
  name: 'Әйгерім',
  place: 'Өскемен',
  'known-for': 'мұғалім',
  qualities: ['builds'],
  story: 'Ғажап.',
}
const you = {
  'your-name': 'Сәуле',
  'your-email': 'saule@example.org',
  relation: 'көрші',
  consent: 'yes',
}

test.each([
  ['nothing', {}, ['person']],
  ['half of the person', { ...person, story: '' }, ['person']],
  ['the person', person, ['person', 'you']],
  ['the sender only', you, ['person']],
  ['the person and half of the sender', { ...person, ...you, consent: '' }, ['person', 'you']],
  ['all', { ...person, ...you }, ['person', 'you', 'check']],
])('with %s answered, these steps are open', (_, answers, open) => {
  expect(STEPS.filter((step) => canVisit(step, answers))).toEqual(open)
  expect(firstOpenStep(answers)).toBe(open.at(-1))
})

test('the check page has no errors of its own', () => {
  expect(errorsIn('check', {})).toEqual({})
})

test('only the three steps are steps', () => {
  expect(STEPS.every(isStep)).toBe(true)
  expect(['', 'sent', 'Person', 'constructor'].some(isStep)).toBe(false)
})
