import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { INSERTS } from './code-mirror/inserts.ts'

const STATES = [
  'idle',
  'typing',
  'saving',
  'saved',
  'offline',
  'signed-out',
  'too-long',
  'gone',
  'changed',
] as const

const FIELDS = [
  ...[
    'title',
    'summary',
    'audience',
    'stage',
    'order',
    'author',
    'reviewer',
    'published',
    'checked',
  ],
  ...['sources', 'related', 'subject', 'preheader', 'person', 'reference', 'updated'],
] as const

/** The words of the room for one text: what the browser shows without asking the server. */
export function editWords(locale: Locale) {
  const t = translator(locale)
  const plain = (key: 'others' | 'kept' | 'line') =>
    t(`desk.edit.${key}`, { who: '{who}', time: '{time}', line: '{line}' })
  return {
    save: t('desk.edit.save'),
    signIn: t('desk.edit.signIn'),
    others: plain('others'),
    kept: plain('kept'),
    takeKept: t('desk.edit.takeKept'),
    dropKept: t('desk.edit.dropKept'),
    changed: t('desk.edit.changed'),
    keepMine: t('desk.edit.keepMine'),
    takeTheirs: t('desk.edit.takeTheirs'),
    keys: t('desk.edit.keys'),
    pasted: t('desk.edit.pasted'),
    findings: t('desk.edit.findings'),
    noFindings: t('desk.edit.noFindings'),
    line: plain('line'),
    bar: t('desk.edit.bar'),
    values: t('desk.edit.values'),
    fields: t('desk.edit.fields'),
    newChange: t('desk.edit.newChange'),
    addName: t('desk.edit.addName'),
    states: record(STATES, (state) => t(`desk.edit.states.${state}`, { time: '{time}' })),
    inserts: record(INSERTS, (insert) => t(`desk.edit.inserts.${insert}`)),
    tagNames: tagNames(t),
    fieldNames: fieldNames(t),
    phrases: phrases(t),
  }
}

export type EditWords = ReturnType<typeof editWords>

type T = ReturnType<typeof translator>

function record<K extends string>(
  keys: readonly K[],
  words: (key: K) => string,
): Record<K, string> {
  return Object.fromEntries(keys.map((key) => [key, words(key)])) as Record<K, string>
}

/** What the tags of texts are called. */
function tagNames(t: T): Record<string, string> {
  return {
    Fact: t('desk.edit.inserts.fact'),
    Term: t('desk.edit.inserts.term'),
    Act: t('desk.edit.tags.act'),
    Warning: t('desk.edit.inserts.warning'),
    Contested: t('desk.edit.inserts.contested'),
    Steps: t('desk.edit.inserts.steps'),
    Step: t('desk.edit.tags.step'),
    Papers: t('desk.edit.tags.papers'),
    ForCountry: t('desk.edit.tags.countries'),
    Figure: t('desk.edit.tags.figure'),
    Picture: t('desk.edit.inserts.picture'),
  }
}

function fieldNames(t: T): Record<string, string> {
  return record(FIELDS, (name) => t(`desk.edit.fieldNames.${name}`))
}

/** The words of CodeMirror's own panels. */
function phrases(t: T): Record<string, string> {
  return {
    Find: t('desk.edit.search.find'),
    Replace: t('desk.edit.search.replace'),
    next: t('desk.edit.search.next'),
    previous: t('desk.edit.search.previous'),
    all: t('desk.edit.search.all'),
    'match case': t('desk.edit.search.case'),
    regexp: t('desk.edit.search.pattern'),
    'by word': t('desk.edit.search.word'),
    replace: t('desk.edit.search.replace'),
    'replace all': t('desk.edit.search.replaceAll'),
    close: t('desk.edit.search.close'),
  }
}
