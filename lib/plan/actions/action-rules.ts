import type { CostLine } from '../money/costs.ts'
import type { EntryId } from '../timeline/entry.ts'
import type { ActionId } from './action-ids.ts'

/** What is known of an action without its reader. */
type Rule = {
  /** Entries of the timeline, the first of which is there gives the day. */
  days: EntryId[]
  guide: string
  /** Steps whose papers are brought, by id; all of kind `bring`. */
  bring?: string[]
  costs?: CostLine['id'][]
  consequence?: string[]
  where?: string[]
}

/** What an overstay leads to; what lets somebody stay longer is in the guide. */
const STAY_FACTS = [
  'overstay-ask-before',
  'overstay-warning-days',
  'overstay-fine',
  'overstay-expulsion',
]

export const RULES: Record<ActionId, Rule> = {
  'petition-it': {
    days: [],
    guide: 'other-routes',
    where: ['it-petition'],
  },
  'petition-profession': {
    days: [],
    guide: 'other-routes',
    consequence: ['profession-idle-limit'],
    where: ['profession-petition'],
  },
  'visa-it': { days: ['visa-own'], guide: 'other-routes', consequence: ['visa-b9-1-years'] },
  'visa-profession': {
    days: ['visa-own'],
    guide: 'other-routes',
    consequence: ['visa-b9-days'],
  },
  'visa-investor': {
    days: ['visa-own'],
    guide: 'other-routes',
    consequence: ['visa-a6-investment'],
  },
  'apply-day': { days: ['apply'], guide: 'apply-and-wait' },
  'passport-apply': {
    days: [],
    guide: 'papers-from-home',
    consequence: ['passport-min-validity'],
  },
  'visa-unknown': {
    days: [],
    guide: 'who-can-apply',
    costs: ['visa-abroad'],
    consequence: ['visa-b8-issue-max'],
  },
  'stay-unknown': { days: [], guide: 'temporary-permit', consequence: STAY_FACTS },
  stay: {
    days: ['visa-ends', 'stay-ends'],
    guide: 'temporary-permit',
    consequence: STAY_FACTS,
  },
  papers: {
    days: ['papers-home', 'apply'],
    guide: 'papers-from-home',
    bring: [
      'travel-passport',
      'criminal-record',
      'child-birth-certificate',
      'family-certificates',
      'home-consent',
    ],
    consequence: ['legalisation-needed'],
  },
  'visa-abroad': {
    days: ['visa-abroad'],
    guide: 'who-can-apply',
    costs: ['visa-abroad'],
  },
  'visa-ethnic': {
    days: ['visa-abroad'],
    guide: 'who-can-apply',
    consequence: ['who-ethnic-kazakh'],
  },
  'travel-day': { days: ['arrival'], guide: 'arrive-and-register' },
  travel: { days: ['arrival'], guide: 'arrive-and-register' },
  'host-notice': {
    days: ['host-notice'],
    guide: 'arrive-and-register',
    consequence: ['host-notice-fine-person'],
    where: ['host-notice-place'],
  },
  register: { days: ['register'], guide: 'arrive-and-register', consequence: ['register-refusal'] },
  refugee: { days: [], guide: 'other-routes' },
  'visa-inside': {
    days: ['arrival'],
    guide: 'who-can-apply',
    costs: ['visa-once', 'visa-many'],
    consequence: ['visa-b8-issue-max'],
  },
  'iin-refugee': {
    days: ['iin'],
    guide: 'papers-from-kazakhstan',
    consequence: ['account-needs-iin'],
  },
  iin: { days: ['iin'], guide: 'papers-from-kazakhstan', consequence: ['account-needs-iin'] },
  screening: {
    days: ['screening'],
    guide: 'screening',
    bring: ['screening-proofs'],
    costs: ['test'],
    where: ['screening-test-site', 'screening-questionnaire-site'],
  },
  'screening-unknown': {
    days: ['screening'],
    guide: 'screening',
    bring: ['screening-proofs'],
    costs: ['test'],
    consequence: ['screening-end'],
    where: ['screening-test-site', 'screening-questionnaire-site'],
  },
  certificate: {
    days: ['certificate'],
    guide: 'screening',
    where: ['screening-questionnaire-site'],
  },
  home: {
    days: ['lodging'],
    guide: 'housing-and-registration',
    bring: ['notarised-lease', 'owner-application'],
  },
  'home-papers': {
    days: ['lodging'],
    guide: 'housing-and-registration',
    bring: ['notarised-lease', 'owner-application'],
  },
  account: {
    days: ['account'],
    guide: 'money-to-show',
    bring: ['bank-certificate', 'family-bank-certificates', 'bank-check-consent'],
    costs: ['solvency'],
    consequence: ['refuse-no-solvency'],
  },
  checkup: {
    days: ['checkup'],
    guide: 'papers-from-kazakhstan',
    bring: ['medical-certificate', 'fingerprint-certificate', 'permit-photo'],
  },
  apply: {
    days: ['apply'],
    guide: 'apply-and-wait',
    bring: ['application-form', 'data-consent', 'duty-receipt', 'screening-certificate'],
    costs: ['duty'],
  },
  'decision-late': {
    days: ['decision'],
    guide: 'apply-and-wait',
    consequence: ['review-notice'],
  },
  wait: { days: ['decision'], guide: 'apply-and-wait', consequence: ['wait-status-days'] },
  address: {
    days: ['address'],
    guide: 'housing-and-registration',
    consequence: ['unregistered-fine'],
  },
  card: {
    days: ['card'],
    guide: 'the-card',
    bring: ['card-passport', 'card-photos'],
    costs: ['card'],
    where: ['place-card'],
  },
  return: {
    days: ['back-by'],
    guide: 'keeping-it',
    consequence: ['absence-limit', 'absence-window', 'renew-latest'],
  },
  passport: { days: ['passport-ends'], guide: 'renewal', consequence: ['card-within-passport'] },
  renew: {
    days: ['renew-advice', 'renew-latest'],
    guide: 'renewal',
    bring: [
      'renewal-passport',
      'renewal-form',
      'renewal-card-copy',
      'renewal-housing-paper',
      'renewal-photos',
    ],
    consequence: ['unregistered-fine'],
  },
}
