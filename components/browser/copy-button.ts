/**
 * Shows a hidden button that copies the text of the field before it; `data-copied` is said once
 * that was done. A browser that refuses has the text selected instead.
 */
export function offerCopy(button: HTMLButtonElement): void {
  const field = button.parentElement?.querySelector('input')
  if (!field) return
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  button.after(status)
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value)
      status.textContent = button.dataset.copied ?? ''
    } catch {
      // No permission, or a page without TLS: the reader copies what is selected.
      field.select()
    }
  })
}
