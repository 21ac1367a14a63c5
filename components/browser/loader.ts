// Stands in the page itself, so every byte counts. Fetches the module for forms when a reader first
// touches a form that asks for it, or at once when the browser keeps answers of an earlier visit or
// the page has a text to copy.
const TOUCHES = ['focusin', 'pointerdown']

function load(): void {
  import('./forms.ts').then(
    () => {
      for (const type of TOUCHES) removeEventListener(type, loadWhenTouched, true)
    },
    // The form works without; the next touch tries again.
    () => {},
  )
}

function isOfForm(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-script]') !== null
}

function loadWhenTouched({ target }: Event): void {
  if (isOfForm(target)) load()
}

function isKept({ dataset }: HTMLElement): boolean {
  try {
    return localStorage.getItem(dataset.kept ?? dataset.sent ?? '') !== null
  } catch {
    // A browser that may keep nothing throws when it is asked.
    return false
  }
}

for (const type of TOUCHES) addEventListener(type, loadWhenTouched, true)
const keepers = document.querySelectorAll<HTMLElement>('[data-kept],[data-sent]')
const isWanted = document.querySelector('[data-copied]') !== null
if (isWanted || isOfForm(document.activeElement) || [...keepers].some(isKept)) load()
