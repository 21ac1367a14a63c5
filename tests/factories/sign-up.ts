import type { Store, Subscriber } from '#lib/store/store.ts'
import { NOON } from './instant.ts'
import { makeMail } from './mail.ts'

type ConfirmationRequest = Parameters<Store['subscribers']['askToConfirm']>[0]

let made = 0

/** A confirmation request with a unique token and without rate limits. */
export function makeRequest(over: Partial<ConfirmationRequest> = {}): ConfirmationRequest {
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

/** Stores a confirmed subscriber; returns the hashes of the unsubscribe and confirmation links. */
export async function confirmedSubscriber(
  store: Store,
  over: Partial<ConfirmationRequest> = {},
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
