import { now, today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { readFormValues } from '#lib/forms/form-values.ts'
import {
  draftContest,
  draftLookedAgain,
  draftNewValue,
  knownSources,
  openFact,
} from '#lib/publishing/facts/fact-drafts.ts'
import {
  contestFields,
  readContest,
  readNewValue,
  sidesOf,
  VALUE_FIELDS,
} from '#lib/publishing/facts/fact-form.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../../../../draft.ts'
import { seeOther } from '../../../../file-response.ts'
import { findEditor } from '../../../../session.ts'
import { signedOut } from '../../../signed-out.ts'

type Props = { params: Promise<{ id: string }> }

/** Changes a record in the editor's draft; whatever stands in the way, what was typed is given back. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params
  const form = await request.formData()
  const editor = await findEditor()
  if (!editor) return signedOut(form, `${deskPaths.fact(id)}/change`)
  const asked = form.get('do')
  const kind = asked === 'contest' || asked === 'again' ? asked : 'value'
  const kept = `fact-${kind}:${id}`
  const store = await sharedStore()
  const { dir } = publishingSettings()
  const by = { store, dir, editor: editor.email, at: now(), day: today() }
  const opened = await openFact(store, dir, id, editor.email)
  if (!opened) return new Response(null, { status: 404 })
  const sides = sidesOf(opened.record)
  const answers = readFormValues(form, kind === 'contest' ? contestFields(sides) : VALUE_FIELDS)
  const shown = kind === 'contest' ? '&form=contest' : ''
  const back = (state: string) => seeOther(`${deskPaths.fact(id)}?state=${state}${shown}`)

  if (kind === 'again') {
    const saved = await draftLookedAgain(by, opened)
    return back(saved.outcome === 'changed' ? 'changed' : 'again')
  }
  const sources = knownSources(opened)
  const read =
    kind === 'value'
      ? readNewValue(answers, opened.record, sources, { unpublished: opened.unpublished })
      : readContest(answers, opened.record, sources, sides)
  await saveDeskDraft(editor, kept, answers)
  if ('errors' in read) return back(`${kind}-errors`)
  const { data } = read
  const saved =
    'period' in data ? await draftNewValue(by, opened, data) : await draftContest(by, opened, data)
  if (saved.outcome === 'changed') return back('changed')
  await deleteDeskDraft(editor, kept)
  return back('saved')
}
