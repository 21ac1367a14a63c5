import { keepTicks, ticksOf } from './kept-ticks.ts'

/**
 * Keeps the ticks of a plan's steps in this browser and in the address, so that neither lacks what the
 * other has: a step counts as ticked if one of them says so.
 */
export function shareTicks(form: HTMLFormElement): void {
  const plan = form.elements.namedItem('plan')
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=done]')]
  if (!(plan instanceof HTMLInputElement) || boxes.length === 0) return
  const kept = ticksOf(plan.value)
  for (const box of boxes) if (kept.includes(box.value)) box.checked = true
  const known = new Set(boxes.map((box) => box.value))
  const save = (): void => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value)
    // Steps that the answers of now leave out may come back with others.
    const others = ticksOf(plan.value).filter((step) => !known.has(step))
    const isKept = keepTicks(plan.value, [...ticked, ...others], Date.now())
    writeAddress(ticked)
    dropFromOtherForms(form, ticked)
    showState(form, boxes, isKept)
  }
  form.addEventListener('change', save)
  if (boxes.some((box) => box.checked)) save()
}

function writeAddress(ticked: string[]): void {
  const url = new URL(location.href)
  url.searchParams.delete('done')
  for (const step of ticked) url.searchParams.append('done', step)
  if (url.href !== location.href) history.replaceState(history.state, '', url)
}

/** The form of the answers hands the ticks on as the page came with them: not those that were taken back. */
function dropFromOtherForms(form: HTMLFormElement, ticked: string[]): void {
  for (const field of document.querySelectorAll<HTMLInputElement>(
    'input[type=hidden][name=done]',
  )) {
    if (field.form !== form) field.disabled = !ticked.includes(field.value)
  }
}

function showState(form: HTMLFormElement, boxes: HTMLInputElement[], isKept: boolean): void {
  const notice = form.querySelector<HTMLElement>('[data-kept-here]')
  if (notice) notice.hidden = !isKept
  // The server counted what the page came with.
  const count = form.querySelector<HTMLElement>('[data-count]')
  if (count) count.hidden = boxes.some((box) => box.checked !== box.defaultChecked)
}
