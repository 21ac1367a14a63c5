'use client'

import { useEffect, useRef, useState } from 'react'

type Props = {
  keys: [key: string, meaning: string][]
  words: { button: string; title: string; on: string; close: string; list: string }
}

/** Whether an editor switched the keys off, kept in the browser (WCAG 2.1.4). */
const OFF = 'desk-keys-off'

/**
 * One-letter keys for those who work with the desk all day. Without script, and while somebody
 * writes, there are none; everything that they do is a link or a field of its own.
 */
export function Shortcuts({ keys, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [ready, setReady] = useState(false)
  const [on, setOn] = useState(true)

  useEffect(() => {
    setReady(true)
    setOn(localStorage.getItem(OFF) === null)
  }, [])

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (isWriting(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '?') dialog.current?.showModal()
      else if (!on || dialog.current?.open || !act(event.key, words.list)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, words.list])

  if (!ready) return null
  return (
    <>
      <button
        type="button"
        aria-label={words.button}
        onClick={() => dialog.current?.showModal()}
        className="min-h-11 min-w-11 cursor-pointer font-semibold hover:underline max-sm:hidden"
      >
        ?
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="desk-keys"
        className="m-auto max-w-[min(26rem,92vw)] rounded-lg border border-edge bg-paper p-6 text-ink"
      >
        <h2 id="desk-keys" className="mb-3 text-xl">
          {words.title}
        </h2>
        <dl className="grid grid-cols-[3rem_1fr] gap-y-1.5">
          {keys.map(([key, meaning]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded border border-edge px-2 py-0.5">{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-4 flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={on}
            onChange={({ target }) => {
              setOn(target.checked)
              if (target.checked) localStorage.removeItem(OFF)
              else localStorage.setItem(OFF, '1')
            }}
            className="tick"
          />
          {words.on}
        </label>
        <form method="dialog" className="mt-3">
          <button
            type="submit"
            className="min-h-11 cursor-pointer rounded border-2 border-edge px-5 font-semibold"
          >
            {words.close}
          </button>
        </form>
      </dialog>
    </>
  )
}

function isWriting({ target }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Does what a key stands for on this page; false when it stands for nothing here. */
function act(key: string, list: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const row = rows[at]
  if (key === 'j') return focus(rows[Math.min(at + 1, rows.length - 1)]?.querySelector('a'))
  if (key === 'k') return focus(rows[Math.max(at - 1, 0)]?.querySelector('a'))
  if (key === 'o') return click(row?.querySelector('a'))
  if (key === 'x') return click(row?.querySelector('input[type=checkbox]'))
  if (key === '/') return focus(document.querySelector('[data-key="search"]'))
  if (key === 'm') return focus(document.querySelector('[data-key="move"]'))
  if (key === 'n') return focus(document.querySelector('[data-key="note"]'))
  if (key === 'u') {
    location.assign(list)
    return true
  }
  return false
}

function focus(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement)) return false
  element.focus()
  return true
}

function click(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement)) return false
  element.click()
  return true
}
