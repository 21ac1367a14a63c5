import { fieldsOf, isBox, isChanged } from './field.ts'
import {
  adoptUnsent,
  type FieldValues,
  findLost,
  forgetDraft,
  keepStep,
  type Place,
} from './kept-answers.ts'

function placeOf(form: HTMLFormElement): Place | undefined {
  const { kept, step } = form.dataset
  if (!kept || !step) return undefined
  const draft = form.elements.namedItem('draft')
  return { form: kept, step, draft: draft instanceof HTMLInputElement ? draft.value : '' }
}

/** The answers in a form: as they are now, or as the page came with them. */
function valuesOf(form: HTMLFormElement, when: 'now' | 'before'): FieldValues {
  const values: FieldValues = {}
  for (const field of fieldsOf(form)) {
    const text = when === 'now' ? field.value : field.defaultValue
    const isTicked = isBox(field) && (when === 'now' ? field.checked : field.defaultChecked)
    const given = isBox(field) && !isTicked ? [] : [text]
    values[field.name] = [...(values[field.name] ?? []), ...given]
  }
  return values
}

function changedNames(form: HTMLFormElement): Set<string> {
  return new Set(
    fieldsOf(form)
      .filter(isChanged)
      .map(({ name }) => name),
  )
}

/** Fills in lost answers, but not where the reader has written meanwhile; whether there were any. */
function fillIn(form: HTMLFormElement, lost: FieldValues): boolean {
  const written = changedNames(form)
  for (const field of fieldsOf(form)) {
    const given = lost[field.name]
    if (!given || written.has(field.name)) continue
    if (isBox(field)) field.checked = given.includes(field.value)
    else field.value = given[0] ?? ''
  }
  return [...changedNames(form)].some((name) => !written.has(name))
}

/** Keeps a draft marked as open in this tab; gives the drafts that are open in others. */
async function holdDraft({ form, draft }: Place): Promise<Set<string>> {
  const prefix = `${form} `
  // Absent outside secure contexts: then every unsent draft counts as left.
  const { locks }: { locks?: LockManager } = navigator
  const { held = [] } = (await locks?.query()) ?? {}
  const names = held.flatMap(({ name }) =>
    name?.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  )
  void locks?.request(prefix + draft, () => new Promise(() => {}))
  return new Set(names)
}

/**
 * Keeps what is typed into a form with `data-kept` in the browser, and puts back what never reached
 * the store, with a line that says so and a button to clear it.
 */
export async function restoreAnswers(form: HTMLFormElement): Promise<void> {
  const place = placeOf(form)
  if (!place) return
  const keep = () => keepStep(place, valuesOf(form, 'now'), Date.now())
  form.addEventListener('input', keep)
  const shown = valuesOf(form, 'before')
  if (place.draft) {
    const open = await holdDraft(place)
    adoptUnsent(place, (draft) => open.has(draft), Date.now())
  }
  const lost = findLost(place, shown, Date.now())
  const notice = document.querySelector<HTMLElement>('[data-restored]')
  if (lost && fillIn(form, lost) && notice) {
    notice.hidden = false
    notice.querySelector('button')?.addEventListener('click', () => {
      forgetDraft(place, Date.now())
      form.reset()
      notice.hidden = true
    })
  }
  if (changedNames(form).size > 0) keep()
}
