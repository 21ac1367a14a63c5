'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now, today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { readFormValues } from '#lib/forms/form-values.ts'
import { decideChange } from '#lib/rule-changes/decide.ts'
import { DECISION_FIELDS, sentencesSchema } from '#lib/rule-changes/decision-form.ts'
import { beginDigest } from '#lib/rule-changes/send-digest.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../draft.ts'
import { requireEditor } from '../session.ts'

const DRAFT = 'desk-rule-change'

function done(state: string): never {
  redirect(`${deskPaths.ruleChanges}?${new URLSearchParams({ state })}`)
}

/** Announces a change with a sentence in each language, or marks it as minor. */
export async function decide(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const answers = readFormValues(form, DECISION_FIELDS)
  const isMinor = formText(form, 'do') === 'minor'
  const sentences = isMinor ? undefined : sentencesSchema.safeParse(answers)
  if (sentences && !sentences.success) {
    await saveDeskDraft(editor, DRAFT, answers)
    done('errors')
  }
  const decided = await decideChange(
    await sharedStore(),
    {
      factId: formText(form, 'fact'),
      before: formText(form, 'before'),
      after: formText(form, 'after'),
      words: sentences?.data,
      by: editor.email,
      at: now(),
    },
    { facts: loadFacts(), today: today() },
  )
  if (!decided) {
    // What was written is kept: it stands in the form again where the change is still open.
    if (!isMinor) await saveDeskDraft(editor, DRAFT, answers)
    done('collision')
  }
  await deleteDeskDraft(editor, DRAFT)
  done(isMinor ? 'markedMinor' : 'announced')
}

/** Takes an announcement back that no digest has told yet. */
export async function takeBack(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const { ruleChanges } = await sharedStore()
  const by = { at: now(), by: editor.email }
  done((await ruleChanges.takeBack(formText(form, 'id'), by)) ? 'takenBack' : 'tooLate')
}

/** Begins today's digest before its hour; the site then stores and sends the mails. */
export async function sendNow(): Promise<void> {
  const editor = await requireEditor()
  const store = await sharedStore()
  const day = today()
  const begun = await beginDigest(store, { day, at: now(), early: true })
  if (!begun) done('sentToday')
  await store.desk.record({ at: now(), by: editor.email, what: 'rule-digest-started', about: day })
  done('started')
}
