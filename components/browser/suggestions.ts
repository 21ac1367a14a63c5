import { pageLocale } from './field.ts'

/** A page that is offered: its address, its title, and a word on it. */
type Option = { href: string; title: string; note: string }

/** What the server offers, and how many there are, in the reader's language. */
type Offer = { options: Option[]; status: string }

const NOTHING: Offer = { options: [], status: '' }

/** Milliseconds without a key before the server is asked. */
const PAUSE = 160

const LEAST_LETTERS = 2

async function askServer(text: string, signal: AbortSignal): Promise<Offer> {
  const query = new URLSearchParams({ l: pageLocale(), q: text })
  const response = await fetch(`/api/search-suggest?${query}`, { signal })
  return response.ok ? response.json() : NOTHING
}

/** Offers pages in a form whose search field has a list of suggestions; leaves all others alone. */
export function offerPages(form: HTMLFormElement): void {
  const field = form.querySelector('input[type=search]')
  const list = form.querySelector('[role=listbox]')
  const status = form.querySelector('[role=status]')
  if (!(field instanceof HTMLInputElement) || !(list instanceof HTMLElement) || !status) return
  makeCombobox(field, list, status)
}

/**
 * Makes a combobox of a field: arrows walk through the pages offered, Enter opens one or sends the
 * form, Escape closes the list.
 *
 * @param list holds one option without words, which is copied for each page
 * @param status says how many there are
 */
function makeCombobox(field: HTMLInputElement, list: HTMLElement, status: Element): void {
  const pattern = list.firstElementChild
  pattern?.remove()
  let hrefs: string[] = []
  let active = -1
  let asking = new AbortController()

  function choose(index: number): void {
    active = index
    for (const [at, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(at === active))
    }
    if (active < 0) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', `${list.id}-${active}`)
  }

  function open(isOpen: boolean): void {
    list.hidden = !isOpen
    field.setAttribute('aria-expanded', String(isOpen))
    if (!isOpen) choose(-1)
  }

  function show({ options, status: words }: Offer): void {
    hrefs = options.map(({ href }) => href)
    list.textContent = ''
    list.append(
      ...options.flatMap(({ href, title, note }, index) => {
        const option = pattern?.cloneNode(true)
        if (!(option instanceof HTMLElement)) return []
        option.id = `${list.id}-${index}`
        option.firstElementChild?.before(title, ' ')
        option.lastElementChild?.append(note)
        option.addEventListener('click', () => location.assign(href))
        return option
      }),
    )
    status.textContent = words
    choose(-1)
    open(hrefs.length > 0)
  }

  function ask(): void {
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    if (field.value.trim().length < LEAST_LETTERS) {
      show(NOTHING)
      return
    }
    setTimeout(async () => {
      if (signal.aborted) return
      const offer = await askServer(field.value, signal).catch(() => NOTHING)
      if (!signal.aborted) show(offer)
    }, PAUSE)
  }

  function walk(event: KeyboardEvent): void {
    const { key } = event
    const chosen = list.hidden ? undefined : hrefs[active]
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (key === 'Escape' && !list.hidden) {
      status.textContent = ''
      open(false)
    } else if (step && hrefs.length > 0) {
      open(true)
      // One place more than there are options: that of the field itself.
      const places = hrefs.length + 1
      choose(((active + 1 + step + places) % places) - 1)
    } else if (key === 'Enter' && chosen) location.assign(chosen)
    else return
    event.preventDefault()
  }

  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  open(false)
  field.addEventListener('input', ask)
  field.addEventListener('keydown', walk)
  field.addEventListener('blur', () => {
    asking.abort()
    status.textContent = ''
    open(false)
  })
  // The field keeps the focus while an option is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  // The module comes when the field is touched: by now it may hold more than the page came with.
  if (field.value !== field.defaultValue) ask()
}
