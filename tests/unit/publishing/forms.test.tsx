import { parseHTML } from 'linkedom'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ChangeActions } from '#components/desk/changes/change-actions.tsx'
import { ChangeProblem } from '#components/desk/changes/change-problem.tsx'
import { DraftForm, DropDraft } from '#components/desk/changes/draft-list.tsx'
import { FileDifferences } from '#components/desk/changes/file-differences.tsx'
import { ContestForm } from '#components/desk/facts/contest-form.tsx'
import { NewValueForm } from '#components/desk/facts/new-value-form.tsx'
import { factSchema, UNITS } from '#lib/facts/schema.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { fileName } from '#lib/publishing/editing/file-name.ts'
import { readContest, readNewValue } from '#lib/publishing/facts/fact-form.ts'
import { problemOf, readProblem } from '#lib/publishing/problem.ts'
import type { Published } from '#lib/publishing/publish.ts'
import { NOON } from '../../factories/instant.ts'

const words = (text: string) => ({ en: text, ru: text, kk: text })

function record(unit: string) {
  return factSchema.parse({
    id: 'a-fact',
    title: words('A fact'),
    unit,
    checked: '2026-11-01',
    confidence: 'official',
    periods: [{ from: '2020-01-01', value: null, sources: [] }],
  })
}

/** The document of some markup; fails for ids that stand twice and descriptions that lead nowhere. */
function documentOf(element: React.ReactNode): Document {
  const { document } = parseHTML(`<body>${renderToStaticMarkup(element)}</body>`)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  for (const field of document.querySelectorAll('[aria-describedby]')) {
    for (const id of (field.getAttribute('aria-describedby') ?? '').split(' ')) {
      expect(ids, field.getAttribute('name') ?? '').toContain(id)
    }
  }
  return document
}

const action = async () => undefined

describe.each(LOCALES)('in %s', (locale) => {
  it.each(UNITS)('the form of a value in %s says at each field what is wrong, in words', (unit) => {
    const fact = record(unit)
    const answers = { known: 'yes', 'headline-en': 'It rose', 'source-title': 'Title' }
    const read = readNewValue(answers, fact, new Set())
    const errors = 'errors' in read ? read.errors : {}
    expect(Object.keys(errors)).toEqual(
      expect.arrayContaining(['from', 'headline-ru', 'source-id']),
    )
    const document = documentOf(
      <NewValueForm locale={locale} record={fact} answers={answers} errors={errors} action="/x" />,
    )
    for (const name of Object.keys(errors)) {
      const field = document.getElementById(name)
      expect(field?.getAttribute('aria-invalid'), name).toBe('true')
      expect(document.getElementById(`${name}-error`)?.textContent, name).not.toBe('')
    }
    expect(document.getElementById('headline-en')?.textContent).toBe('It rose')
  })

  it('the form of contradicting sides as well', () => {
    const fact = record('count')
    const answers = { from: '', confidence: 'contested', 'reading-1-who-en': 'A' }
    const read = readContest(answers, fact, new Set(), 3)
    const errors = 'errors' in read ? read.errors : {}
    const document = documentOf(
      <ContestForm
        locale={locale}
        record={fact}
        count={3}
        answers={answers}
        errors={errors}
        action="/x"
      />,
    )
    expect(Object.keys(errors).length).toBeGreaterThan(4)
    for (const name of Object.keys(errors)) {
      expect(document.getElementById(name)?.getAttribute('aria-invalid'), name).toBe('true')
    }
  })

  it('every reason why nothing was published has its words', () => {
    const outcomes: Published[] = [
      { outcome: 'needs-review' },
      { outcome: 'conflict', conflicts: [{ path: 'sources.yml', conflicts: [] }] },
      { outcome: 'forbidden', reason: 'no-consent', path: 'stories/x/kk.mdx' },
      { outcome: 'unreachable', detail: 'no answer' },
      { outcome: 'overtaken', detail: 'rejected' },
      { outcome: 'held-up', detail: 'edited by hand' },
      {
        outcome: 'errors',
        findings: [
          {
            path: 'content/acts.yml',
            line: 3,
            code: 'no-act',
            values: { id: 'x' },
            message: 'There is no act “x”',
            remedy: 'Mend.',
            level: 'error',
          },
        ],
      },
    ]
    const shown = outcomes.map((outcome) => {
      const problem = readProblem(problemOf(outcome).problem ?? '')
      if (!problem) throw new Error(`${outcome.outcome} is not kept`)
      const document = documentOf(<ChangeProblem locale={locale} problem={problem} />)
      return document.querySelector('[data-problem]')?.textContent
    })
    expect(new Set(shown).size).toBe(outcomes.length)
    expect(shown.at(-1)).toContain('content/acts.yml:3: ')
  })

  it('drafts are all ticked at first, and as they were when the reason was missing', () => {
    const drafts = ['acts.yml', 'sources.yml'].map((path) => ({
      path,
      author: 'anna@example.org',
      note: '',
      updatedAt: NOON,
      version: 1,
    }))
    const ticked = (answers: Record<string, string[]>, error?: string) => {
      const form = (
        <DraftForm
          locale={locale}
          drafts={drafts}
          answers={answers}
          error={error}
          submit={action}
        />
      )
      const boxes = documentOf(form).querySelectorAll('input[name=paths]')
      return [...boxes]
        .filter((box) => box.hasAttribute('checked'))
        .map((box) => box.getAttribute('value'))
    }
    expect(ticked({})).toEqual(['acts.yml', 'sources.yml'])
    expect(ticked({ paths: ['acts.yml'] }, 'changes.note')).toEqual(['acts.yml'])
  })

  it('a draft is called what it is, leads to the room it was written in, and is deleted only when asked again', () => {
    const drafts = ['messages/kk.json', 'facts/fees.yml'].map((path) => ({
      path,
      author: 'anna@example.org',
      note: '',
      updatedAt: NOON,
      version: 1,
    }))
    const form = documentOf(
      <DraftForm locale={locale} drafts={drafts} answers={{}} submit={action} />,
    )
    const links = [...form.querySelectorAll('li a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual([
      '/desk/content/words',
      '/desk/content/changes?drop=messages%2Fkk.json',
      '/desk/content/edit/facts/fees.yml',
      '/desk/content/changes?drop=facts%2Ffees.yml',
    ])
    expect(form.querySelector('li')?.textContent).toContain(fileName('messages/kk.json', locale))
    // Enter in the list hands the drafts in: it is the only button.
    expect(form.querySelectorAll('button')).toHaveLength(1)
    const asked = documentOf(<DropDraft locale={locale} path="facts/fees.yml" drop={action} />)
    expect(asked.querySelector('input[name=path]')?.getAttribute('value')).toBe('facts/fees.yml')
    expect(asked.querySelector('p')?.textContent).toContain(fileName('facts/fees.yml', locale))
  })

  it('only who may publish is offered it, and only who may approve that', () => {
    const t = translator(locale)
    const change = {
      id: 'x',
      state: 'review' as const,
      author: 'anna@example.org',
      note: 'Why',
      createdAt: NOON,
      files: [],
    }
    const actions = { approve: action, publish: action, schedule: action, withdraw: action }
    const buttons = (mayApprove: boolean, mayPublish: boolean) =>
      [
        ...documentOf(
          <ChangeActions
            locale={locale}
            change={change}
            mayApprove={mayApprove}
            mayPublish={mayPublish}
            typed={{ day: '', time: '', error: 'changes.past' }}
            actions={actions}
          />,
        ).querySelectorAll('button'),
      ].map(({ textContent }) => textContent)
    expect(buttons(false, false)).toEqual([t('desk.changes.withdraw')])
    expect(buttons(true, false)).toEqual([t('desk.changes.approve'), t('desk.changes.withdraw')])
    expect(buttons(false, true)).toEqual([
      t('desk.changes.publish'),
      t('desk.changes.schedule'),
      t('desk.changes.withdraw'),
    ])
  })

  it('differences mark what was taken out and what was added', () => {
    const files = [{ path: 'acts.yml', before: 'title: One\n', after: 'title: Two\n' }]
    const document = documentOf(<FileDifferences locale={locale} files={files} />)
    expect(document.querySelector('del')?.textContent).toBe('One')
    expect(document.querySelector('ins')?.textContent).toBe('Two')
  })
})
