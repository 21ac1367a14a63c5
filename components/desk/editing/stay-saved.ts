import { type RefObject, useEffect, useState } from 'react'
import { loadOthers, type OtherEditor } from './ask-desk.ts'
import type { Saver } from './saver.ts'

/** How often it is asked who else is at the file. */
const LOOK_MS = 20_000

/** Saves what is left when the connection or the window comes back, and holds who would leave. */
export function useStaySaved(saver: RefObject<Saver | undefined>): void {
  useEffect(() => {
    const again = () => void (saver.current?.isDirty() && saver.current.save())
    const leave = (event: BeforeUnloadEvent) => {
      if (saver.current?.isDirty()) event.preventDefault()
    }
    window.addEventListener('online', again)
    window.addEventListener('beforeunload', leave)
    document.addEventListener('visibilitychange', again)
    return () => {
      window.removeEventListener('online', again)
      window.removeEventListener('beforeunload', leave)
      document.removeEventListener('visibilitychange', again)
    }
  }, [saver])
}

/** Who else has a draft of a file, as of the last time that it was asked. */
export function useOthers(address: string, path: string, first: OtherEditor[]): OtherEditor[] {
  const [others, setOthers] = useState(first)
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      void loadOthers(`${address}?path=${encodeURIComponent(path)}`).then(
        (found) => found && setOthers(found),
      )
    }
    const timer = setInterval(ask, LOOK_MS)
    return () => clearInterval(timer)
  }, [address, path])
  return others
}
