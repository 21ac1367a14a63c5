import { type Field, fieldsOf, isBox, isField, pageLocale } from './field.ts'

/** A count is shown from this share of the limit on. */
const COUNT_FROM = 0.7

/** A copy of a hidden part of the page; undefined where the page has none of that name. */
function copyOf(part: string): HTMLElement | undefined {
  const copy = document.querySelector(`[data-part=${part}]`)?.cloneNode(true)
  return copy instanceof HTMLElement ? copy : undefined
}

/** Characters as the server counts them: code points, a line break is one. */
function lengthOf(text: string): number {
  return [...text].length
}

function wordsOfError(field: Field): string | undefined {
  const { missing, most } = field.dataset
  if (missing && field.value.trim() === '') return missing
  if (!most || lengthOf(field.value) <= Number(most)) return undefined
  return document.querySelector<HTMLElement>('[data-too-long]')?.dataset.tooLong
}

/** Shows how much of a limit is used, once that begins to matter. */
function showCount(field: Field): void {
  const id = `${field.name}-count`
  document.getElementById(id)?.remove()
  const most = Number(field.dataset.most ?? Number.POSITIVE_INFINITY)
  const used = lengthOf(field.value)
  const line = copyOf(used > most ? 'over' : 'count')
  if (used < most * COUNT_FROM || !line) return
  const format = new Intl.NumberFormat(pageLocale())
  line.id = id
  line.textContent = `${format.format(used)} / ${format.format(most)}`
  field.after(line)
}

/** Says beside a field what is wrong with it; nothing where the server has said so already. */
function showError(field: Field): void {
  if (document.getElementById(`${field.name}-error`)) return
  const words = wordsOfError(field)
  const shown = document.getElementById(helpId(field))
  // Not by its text, which the browser may have translated.
  if (shown && words === shown.dataset.words) return
  hideError(field)
  const line = copyOf('error')
  if (!words || !line) return
  line.id = helpId(field)
  line.textContent = words
  line.dataset.words = words
  field.before(line)
  field.setAttribute('aria-invalid', 'true')
  setDescribedBy(field, [...describedBy(field), line.id])
}

function hideError(field: Field): void {
  const id = helpId(field)
  const line = document.getElementById(id)
  if (!line) return
  line.remove()
  field.setAttribute('aria-invalid', 'false')
  setDescribedBy(
    field,
    describedBy(field).filter((other) => other !== id),
  )
}

function helpId({ name }: Field): string {
  return `${name}-help`
}

function describedBy(field: Field): string[] {
  return (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
}

function setDescribedBy(field: Field, ids: string[]): void {
  if (ids.length > 0) field.setAttribute('aria-describedby', ids.join(' '))
  else field.removeAttribute('aria-describedby')
}

/** Says counts and errors of a form while somebody types, in the words that the page brings along. */
export function helpWhileTyping(form: HTMLFormElement): void {
  const onField = (type: string, tell: (field: Field) => void) =>
    form.addEventListener(type, ({ target }) => isField(target) && !isBox(target) && tell(target))
  onField('input', (field) => {
    showCount(field)
    // One that is told of an error sees at once when it is mended.
    if (document.getElementById(helpId(field))) showError(field)
  })
  onField('change', showError)
  form.addEventListener('submit', () => fieldsOf(form).forEach(hideError))
  form.addEventListener('reset', () =>
    // The values change after the event.
    setTimeout(() => {
      for (const field of fieldsOf(form)) {
        hideError(field)
        showCount(field)
      }
    }),
  )
}

/**
 * Says what is to be said of fields that hold something already.
 *
 * @param left whether a field was written in and left before anything could be said of it
 */
export function helpNow(fields: Field[], left: (field: Field) => boolean): void {
  for (const field of fields.filter((one) => !isBox(one))) {
    showCount(field)
    if (left(field)) showError(field)
  }
}
