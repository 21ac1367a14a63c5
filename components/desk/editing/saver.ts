/** What the server says to a saved text. */
export type SaveAnswer =
  | { state: 'saved'; version: number }
  | { state: 'unchanged' }
  | { state: 'changed'; text: string; version: number }
  | { state: 'signed-out' | 'too-long' | 'gone' }

/** What is shown of the saving. */
export type SaveState =
  | { kind: 'idle' | 'typing' | 'saving' | 'offline' | 'signed-out' | 'too-long' | 'gone' }
  | { kind: 'saved'; at: Date }
  | { kind: 'changed'; text: string; version: number }

/** A text that was typed and is not known to be stored. */
export type KeptText = { text: string; base: string; at: string }

type Options = {
  path: string
  /** The hash of the published file that the text was begun from. */
  base: string
  /** The version of the editor's draft; 0 if there is none. */
  version: number
  /** Sends a text; rejects if the connection breaks. */
  post: (text: string, base: string, version: number) => Promise<SaveAnswer>
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined
  onState: (state: SaveState) => void
}

/** So long after the last key a text is saved. */
const PAUSE_MS = 1_200

/** How long to wait after a try that failed: the server may be starting again. */
const RETRY_MS = 4_000

/**
 * Saves a text at every pause. Each key first goes to the browser's own storage, from where it is
 * given back if the server never had it: after a cut connection, a killed server, an ended session.
 */
export function createSaver({ path, base, version, post, storage, onState }: Options) {
  const key = `desk-text:${path}`
  let text: string | undefined
  let known = version
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending = false

  function keep(): void {
    try {
      storage?.setItem(key, JSON.stringify({ text, base, at: new Date().toISOString() }))
    } catch {
      // The browser's storage is full or closed: the server has the text a second later.
    }
  }

  function plan(pause: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), pause)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (text === undefined || sending) return
    sending = true
    const sent = text
    onState({ kind: 'saving' })
    const answer = await post(sent, base, known).catch(() => undefined)
    sending = false
    if (answer === undefined || answer.state === 'signed-out') {
      onState({ kind: answer ? 'signed-out' : 'offline' })
      return plan(RETRY_MS)
    }
    if (answer.state === 'changed')
      return onState({ kind: 'changed', text: answer.text, version: answer.version })
    if (answer.state === 'too-long' || answer.state === 'gone')
      return onState({ kind: answer.state })
    known = answer.state === 'saved' ? answer.version : 0
    if (text !== sent) return plan(0)
    text = undefined
    storage?.removeItem(key)
    onState({ kind: 'saved', at: new Date() })
  }

  return {
    /** A key was pressed. */
    changed(next: string): void {
      text = next
      keep()
      onState({ kind: 'typing' })
      plan(PAUSE_MS)
    },
    save,
    /** Whether something is not stored yet. */
    isDirty: (): boolean => text !== undefined,
    /** Saves over the draft that was saved elsewhere, once the editor has seen it. */
    saveOver(seen: number): Promise<void> {
      known = seen
      return save()
    },
    /** Takes the draft that was saved elsewhere. */
    takeOver(seen: number): void {
      known = seen
      text = undefined
      clearTimeout(timer)
      storage?.removeItem(key)
      onState({ kind: 'idle' })
    },
    /** What was typed here before and never stored. */
    kept(): KeptText | undefined {
      try {
        const found: unknown = JSON.parse(storage?.getItem(key) ?? 'null')
        return isKept(found) ? found : undefined
      } catch {
        return undefined
      }
    },
    forget: (): void => storage?.removeItem(key),
    stop: (): void => clearTimeout(timer),
  }
}

export type Saver = ReturnType<typeof createSaver>

function isKept(found: unknown): found is KeptText {
  return (
    typeof found === 'object' &&
    found !== null &&
    ['text', 'base', 'at'].every((name) => typeof Reflect.get(found, name) === 'string')
  )
}
