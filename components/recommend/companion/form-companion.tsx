'use client'

import { useEffect, useRef, useState } from 'react'
import {
  type FieldRule,
  type HelpWords,
  hideError,
  showCount,
  showError,
} from '#components/recommend/steps/field-help.ts'
import { type FieldValues, findLost, forgetAnswers, keepStep } from './kept-answers.ts'

type Props = {
  step: string
  /** The fields of the step, each with what can be said about it. */
  fields: Record<string, FieldRule>
  words: HelpWords & { restored: string; clear: string }
}

function isField(element: unknown): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
}

function fieldsOf(form: HTMLFormElement, name: string) {
  return [...form.elements].filter(isField).filter((element) => element.name === name)
}

function isBox(field: HTMLInputElement | HTMLTextAreaElement): field is HTMLInputElement {
  return field instanceof HTMLInputElement && field.type === 'checkbox'
}

function isChanged(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  return isBox(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}

function readValues(form: HTMLFormElement, names: string[]): FieldValues {
  const given = (name: string) =>
    fieldsOf(form, name).flatMap((field) =>
      isBox(field) ? (field.checked ? [field.value] : []) : [field.value],
    )
  return Object.fromEntries(names.map((name) => [name, given(name)]))
}

function fillIn(form: HTMLFormElement, values: [name: string, given: string[]][]): void {
  for (const [name, given] of values) {
    for (const field of fieldsOf(form, name)) {
      if (isBox(field)) field.checked = given.includes(field.value)
      else field.value = given[0] ?? ''
    }
  }
}

/**
 * Stands in a form that works without it: keeps what is typed in the browser too, puts back
 * what a crash would have lost, and says at once what the server would say after sending.
 */
export function FormCompanion({ step, fields, words }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [restored, setRestored] = useState(false)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const names = Object.keys(fields)
    const changed = () => names.filter((name) => fieldsOf(form, name).some(isChanged))
    // The script comes when the form is first touched: what is written by now goes before what was lost.
    const early = changed()
    const lost = Object.entries(findLost(step, readValues(form, names), Date.now()) ?? {})
    const missed = lost.filter(([name]) => !early.includes(name))
    if (missed.length > 0) {
      fillIn(form, missed)
      setRestored(true)
    }
    if (early.length > 0) keepStep(step, readValues(form, names), Date.now())
    for (const name of changed()) {
      for (const field of fieldsOf(form, name)) {
        if (isBox(field)) continue
        showCount(field, fields[name] ?? {}, words)
        // A field that was written in and left has told nobody; the one still held will tell.
        const left = early.includes(name) && field !== document.activeElement
        if (left) showError(field, fields[name] ?? {}, words)
      }
    }
    const listening = new AbortController()
    const { signal } = listening
    const onField = (type: string, tell: (field: HTMLInputElement | HTMLTextAreaElement) => void) =>
      form.addEventListener(
        type,
        ({ target }) => isField(target) && fields[target.name] && tell(target),
        { signal },
      )
    onField('input', (field) => {
      keepStep(step, readValues(form, names), Date.now())
      if (isBox(field)) return
      showCount(field, fields[field.name] ?? {}, words)
      if (document.getElementById(`${field.name}-help`)) {
        showError(field, fields[field.name] ?? {}, words)
      }
    })
    onField('change', (field) => {
      if (!isBox(field)) showError(field, fields[field.name] ?? {}, words)
    })
    form.addEventListener('submit', () => [...form.elements].filter(isField).forEach(hideError), {
      signal,
    })
    return () => listening.abort()
  }, [step, fields, words])

  function clear(): void {
    forgetAnswers()
    place.current?.closest('form')?.reset()
    setRestored(false)
  }

  return (
    <div ref={place} hidden={!restored}>
      {restored && (
        <p role="status" className="flex flex-wrap items-center gap-x-4 rounded bg-leaf px-4 py-2">
          {words.restored}
          <button
            type="button"
            onClick={clear}
            className="min-h-11 cursor-pointer text-sky underline"
          >
            {words.clear}
          </button>
        </p>
      )}
    </div>
  )
}
