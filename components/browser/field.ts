/** A field that a reader writes in or ticks. */
export type Field = HTMLInputElement | HTMLTextAreaElement

/** Whether an element is a field whose value belongs to the reader; `autocomplete="off"` keeps one out. */
export function isField(element: unknown): element is Field {
  const isInput = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
  return isInput && element.type !== 'hidden' && element.autocomplete !== 'off'
}

/** The named fields of a form, in document order. */
export function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(isField).filter(({ name }) => name !== '')
}

/** Whether a field is ticked rather than written in. */
export function isBox(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox' || field.type === 'radio'
}

/** Whether a field holds something else than the page came with. */
export function isChanged(field: Field): boolean {
  return isBox(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}

/** The language of the page, by its address: a browser that translates a page changes its `lang`. */
export function pageLocale(): string {
  return location.pathname.split('/', 2)[1] ?? ''
}
