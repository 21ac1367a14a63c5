import type { OutgoingMail, QueuedMail } from '#lib/store/store.ts'
import { NOON } from './instant.ts'

/** A mail for the outbox. */
export function makeMail(over: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    kind: 'test',
    to: 'reader@example.org',
    locale: 'kk',
    subject: 'Сәлем, «оқырман»',
    text: 'Қош келдіңіз!\n',
    html: '<p>Қош келдіңіз!</p>\n',
    headers: {},
    ...over,
  }
}

/** A mail as the outbox returns it. */
export function makeQueuedMail(over: Partial<QueuedMail> = {}): QueuedMail {
  return { ...makeMail(), id: 'mail-1', createdAt: NOON, attempts: 1, ...over }
}
