'use client'

import { useEffect, useRef, useState } from 'react'

type Props = {
  /** How many rows there were when the page was shown. */
  total: number
  /** Words with `{done}` and `{total}` in them. */
  progress: string
  failed: string
}

type Stage = { kind: 'idle' } | { kind: 'running'; done: number } | { kind: 'failed' }

/**
 * Fetches what the form around it would download, and shows how far it is. Without script the
 * browser downloads it by itself.
 */
export function ExportProgress({ total, progress, failed }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [stage, setStage] = useState<Stage>({ kind: 'idle' })

  useEffect(() => {
    const form = place.current?.closest('form')
    async function send(event: SubmitEvent): Promise<void> {
      if (!form) return
      event.preventDefault()
      setStage({ kind: 'running', done: 0 })
      try {
        await download(form, event.submitter, (done) => setStage({ kind: 'running', done }))
        setStage({ kind: 'idle' })
      } catch {
        setStage({ kind: 'failed' })
      }
    }
    form?.addEventListener('submit', send)
    return () => form?.removeEventListener('submit', send)
  }, [])

  const done = stage.kind === 'running' ? stage.done : 0
  const words = progress
    .replace('{done}', String(done))
    .replace('{total}', String(Math.max(total, done)))
  return (
    <div ref={place} role="status">
      {stage.kind === 'running' && (
        <label className="grid max-w-md gap-1 tabular-nums">
          {words}
          <progress value={done} max={Math.max(total, done, 1)} className="w-full accent-sky" />
        </label>
      )}
      {stage.kind === 'failed' && <p className="font-semibold text-bad">{failed}</p>}
    </div>
  )
}

async function download(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  onRows: (rows: number) => void,
): Promise<void> {
  // The plain fields of a form as browsers would send them.
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter)) fields.append(name, String(value))
  const answer = await fetch(form.action, { method: 'POST', body: fields })
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  if (!answer.ok || !answer.body || !name) throw new Error('no file was given')
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const encoding = fields.get('encoding')
  const count = countRows(name, encoding === 'utf-16le' ? 2 : 1)
  for await (const chunk of readAll(answer.body)) {
    chunks.push(chunk)
    onRows(count(chunk))
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(chunks))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

async function* readAll(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = body.getReader()
  while (true) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

const LINE_FEED = 10
const QUOTE = 34

/**
 * Counts the rows that have ended. In CSV a line end within quotes belongs to a value, and the
 * first row are the titles; in JSON lines every line end ends a row.
 */
function countRows(name: string, bytesOfSign: 1 | 2): (chunk: Uint8Array) => number {
  // A workbook comes at once.
  if (name.endsWith('.xlsx')) return () => 0
  const csv = name.endsWith('.csv')
  let rows = csv ? -1 : 0
  let quoted = false
  let at = 0
  let low = 0
  return (chunk) => {
    for (const byte of chunk) {
      at += 1
      if (bytesOfSign === 2 && at % 2 === 1) {
        low = byte
        continue
      }
      // In UTF-16 a sign of ASCII has nothing in its second byte.
      const sign = bytesOfSign === 1 ? byte : byte === 0 ? low : -1
      if (csv && sign === QUOTE) quoted = !quoted
      else if (sign === LINE_FEED && !quoted) rows += 1
    }
    return Math.max(0, rows)
  }
}
