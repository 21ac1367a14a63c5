import type { Store, Subscriber } from '#lib/store/store.ts'
import { NOON } from './instant.ts'
import { makeMail } from './mail.ts'

type RequestHead = Parameters<Store['subscribers']['askToConfirm']>[0]

let made = 0

/** A request to confirm an address, with a token of its own and no limits. */
export function makeRequest(over: Partial<RequestHead> = {}): RequestHead {
  made++
  const at = over.at ?? NOON
  return {
    email: 'reader@example.org',
    locale: 'ru',
    topics: ['letter'],
    at,
    token: {
      hash: `hash-${made}`,
      codeHash: `code-${made}`,
      expiresAt: at.add({ hours: 7 * 24 }),
    },
    limits: [],
    mail: () => makeMail({ kind: 'confirm' }),
    ...over,
  }
}

/** A subscriber who was asked and has confirmed, with the hash of the leave link. */
export async function confirmedSubscriber(
  store: Store,
  over: Partial<RequestHead> = {},
): Promise<{ subscriber: Subscriber; leaveHash: string; confirmHash: string }> {
  const request = makeRequest(over)
  await store.subscribers.askToConfirm(request)
  const leaveHash = `leave-${request.token.hash}`
  await store.subscribers.confirm({
    hash: request.token.hash,
    at: request.at,
    leaveTokenHash: leaveHash,
    mail: () => makeMail({ kind: 'welcome' }),
  })
  const subscriber = await store.subscribers.find(request.email)
  if (!subscriber) throw new Error('The subscriber was not stored')
  return { subscriber, leaveHash, confirmHash: request.token.hash }
}
