import type { SentLetter } from '#lib/store/letter-types.ts'

/** Where a letter is, as editors see it: a sending with no copy left to go has ended. */
export type LetterState = 'draft' | 'preparing' | 'sending' | 'paused' | 'sent' | 'cancelled'

/** The state of a letter; `draft` as long as its sending has not begun. */
export function letterState(sent: SentLetter | undefined): LetterState {
  if (!sent) return 'draft'
  const { status, copies } = sent
  const isUnderWay = copies.waiting > 0 || copies.handed > 0
  return (status === 'sending' || status === 'paused') && !isUnderWay ? 'sent' : status
}

/** How many copies there are, and how many of them need nothing more. */
export function progressOf({ copies }: SentLetter): { total: number; done: number } {
  const total = Object.values(copies).reduce((sum, count) => sum + count, 0)
  return { total, done: total - copies.waiting - copies.handed }
}
