'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Suggestions } from '#lib/publishing/editing/suggestions.ts'
import {
  type CheckAnswer,
  checkText,
  loadNames,
  type OtherEditor,
  saveText,
  setField,
} from './ask-desk.ts'
import type { OpenEditor } from './code-mirror/open-editor.ts'
import { type Field, FieldForm } from './field-form.tsx'
import { FindingList } from './finding-list.tsx'
import { InsertBar } from './insert-bar.tsx'
import { ChangedNotice, KeptNotice, OthersLine } from './notices.tsx'
import { SaveLine } from './save-line.tsx'
import { createSaver, type KeptText, type Saver, type SaveState } from './saver.ts'
import { useOthers, useStaySaved } from './stay-saved.ts'
import type { EditWords } from './words.ts'

export type EditedFile = {
  path: string
  lang: string
  title: string
  text: string
  base: string
  version: number
  fields: Field[]
  others: OtherEditor[]
  /** Whether the bar, the values of facts and the check apply: a text in MDX. */
  isText: boolean
}

export type RoomAddresses = {
  save: string
  check: string
  field: string
  names: string
  signIn: string
}

type Props = { file: EditedFile; words: EditWords; addresses: RoomAddresses }

/**
 * A text to edit. Without script it is a form with a textarea; with script CodeMirror stands in its
 * place, saves at every pause and shows what the check says.
 */
export function TextRoom({ file, words, addresses }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const holder = useRef<HTMLDivElement>(null)
  const editor = useRef<OpenEditor>(undefined)
  const saver = useRef<Saver>(undefined)
  const names = useRef<Suggestions>(undefined)
  const fields = useRef(Promise.resolve())
  const [ready, setReady] = useState(false)
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const [check, setCheck] = useState<CheckAnswer>()
  const [kept, setKept] = useState<KeptText>()
  const [values, setValues] = useState(true)
  const [pasted, setPasted] = useState(false)
  const [listed, setListed] = useState<Suggestions>()
  const { path, base, version } = file
  const others = useOthers(addresses.save, path, file.others)
  useStaySaved(saver)

  const look = useCallback(async () => {
    const text = editor.current?.text()
    if (text === undefined) return
    const answer = await checkText(addresses.check, { path, text })
    if (!answer || editor.current?.text() !== text) return
    setCheck(answer)
    editor.current.mark(answer.findings)
  }, [addresses.check, path])

  useEffect(() => {
    const made = createSaver({
      path,
      base,
      version,
      storage: browserStorage(),
      onState: setState,
      post: (text, from, known) =>
        saveText(addresses.save, { path, text, base: from, version: String(known) }),
    })
    saver.current = made
    const before = made.kept()
    if (before && before.text !== file.text) setKept(before)
    else made.forget()
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    void import('./code-mirror/open-editor.ts').then(({ openEditor }) => {
      if (gone || !holder.current) return
      editor.current = openEditor({
        parent: holder.current,
        // What was typed before the script was there stays.
        text: area.current?.value ?? file.text,
        lang: file.lang,
        label: file.title,
        describedBy: `${path}-keys`,
        phrases: words.phrases,
        tagNames: words.tagNames,
        names: () => names.current,
        onChange(text) {
          if (area.current) area.current.value = text
          made.changed(text)
          clearTimeout(timer)
          timer = setTimeout(() => void look(), 700)
        },
        onPaste(html, put) {
          if (!/<(?:p|h\d|li|table|b|strong|div)\b/i.test(html)) return false
          void import('./paste/html-to-text.ts').then(({ htmlToText }) => {
            put(htmlToText(html))
            setPasted(true)
          })
          return true
        },
      })
      setReady(true)
      void look()
      void loadNames(addresses.names).then((found) => {
        names.current = found
        setListed(found)
        editor.current?.showValues(true)
      })
    })
    return () => {
      gone = true
      clearTimeout(timer)
      made.stop()
      editor.current?.destroy()
      editor.current = undefined
    }
  }, [
    path,
    base,
    version,
    file.text,
    file.lang,
    file.title,
    words.phrases,
    words.tagNames,
    addresses,
    look,
  ])

  function put(text: string): void {
    editor.current?.setText(text)
  }

  /** One after the other: each is set in the text that the one before it has left. */
  function change(field: string, value: string): Promise<void> {
    fields.current = fields.current.then(() => setOne(field, value))
    return fields.current
  }

  async function setOne(field: string, value: string): Promise<void> {
    const text = editor.current?.text()
    if (text === undefined) return
    const next = await setField(addresses.field, { path, text, field, value })
    if (next !== undefined) put(next)
  }

  return (
    <form
      action={addresses.save}
      method="post"
      encType="multipart/form-data"
      className="grid min-w-0 content-start gap-3"
      onSubmit={(event) => {
        if (!ready) return
        event.preventDefault()
        const text = editor.current?.text()
        if (text !== undefined) saver.current?.changed(text)
        void saver.current?.save()
      }}
    >
      <input type="hidden" name="path" value={path} />
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="version" value={version} />
      <OthersLine others={others} words={words} />
      <KeptNotice
        kept={kept}
        lang={file.lang}
        words={words}
        take={(text) => {
          put(text)
          setKept(undefined)
        }}
        drop={() => {
          saver.current?.forget()
          setKept(undefined)
        }}
      />
      <ChangedNotice
        state={state}
        lang={file.lang}
        words={words}
        keepMine={(seen) => void saver.current?.saveOver(seen)}
        takeTheirs={(text, seen) => {
          put(text)
          saver.current?.takeOver(seen)
        }}
      />
      {file.isText && (
        <FieldForm
          path={path}
          fields={file.fields}
          words={words}
          change={ready ? change : undefined}
          names={listed && { sources: listed.source, related: listed.guide }}
        />
      )}
      {ready && file.isText && (
        <InsertBar
          path={path}
          words={words}
          values={values}
          insert={(insert) => editor.current?.insert(insert)}
          show={(shown) => {
            setValues(shown)
            editor.current?.showValues(shown)
          }}
        />
      )}
      <p id={`${path}-keys`} className="sr-only">
        {words.keys}
      </p>
      <div ref={holder} className="text-editor" data-ready={ready || undefined} />
      <label className="grid gap-1" hidden={ready}>
        <span className="font-semibold">{file.title}</span>
        <textarea
          ref={area}
          name="text"
          lang={file.lang}
          rows={24}
          defaultValue={file.text}
          className="field font-mono text-base"
        />
      </label>
      <SaveLine state={state} words={words} signIn={addresses.signIn} />
      {pasted && <p role="status">{words.pasted}</p>}
      <FindingList check={check} words={words} goTo={(line) => editor.current?.goTo(line)} />
    </form>
  )
}

function browserStorage(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
