/** What can be said about a field before it is sent. */
export type FieldRule = { most?: number; missing?: string }

export type HelpWords = { tooLong: string; locale: string }

type Field = HTMLInputElement | HTMLTextAreaElement

const SHOWN_FROM = 0.7

function lengthOf(text: string): number {
  // As the server counts: by signs, and a line break is one.
  return [...text].length
}

function wrong(field: Field, { most, missing }: FieldRule, words: HelpWords): string | undefined {
  if (missing && field.value.trim() === '') return missing
  return most && lengthOf(field.value) > most ? words.tooLong : undefined
}

/** How much of a long answer is used, once that begins to matter. */
export function showCount(field: Field, { most }: FieldRule, { locale }: HelpWords): void {
  const id = `${field.name}-count`
  const used = lengthOf(field.value)
  const shown = document.getElementById(id)
  if (!most || used < most * SHOWN_FROM) {
    shown?.remove()
    return
  }
  const line = shown ?? document.createElement('p')
  line.id = id
  line.className = used > most ? 'text-base font-semibold text-bad' : 'text-base text-soft'
  const format = new Intl.NumberFormat(locale)
  line.textContent = `${format.format(used)} / ${format.format(most)}`
  if (!shown) field.after(line)
}

/** Says beside a field what is wrong with it, as the server will; nothing where it said so already. */
export function showError(field: Field, rule: FieldRule, words: HelpWords): void {
  if (document.getElementById(`${field.name}-error`)) return
  const text = wrong(field, rule, words)
  if (!text) {
    hideError(field)
    return
  }
  const id = `${field.name}-help`
  const line = document.getElementById(id) ?? document.createElement('p')
  line.id = id
  line.className = 'font-semibold text-bad'
  line.textContent = text
  if (line.isConnected) return
  field.before(line)
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute('aria-describedby', [...describedBy(field), id].join(' '))
}

/** Takes back what `showError` said. */
export function hideError(field: Field): void {
  const id = `${field.name}-help`
  const line = document.getElementById(id)
  if (!line) return
  line.remove()
  field.removeAttribute('aria-invalid')
  const rest = describedBy(field).filter((other) => other !== id)
  if (rest.length > 0) field.setAttribute('aria-describedby', rest.join(' '))
  else field.removeAttribute('aria-describedby')
}

function describedBy(field: Field): string[] {
  return (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
}
