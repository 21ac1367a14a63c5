import { createTransport } from 'nodemailer'
import type { QueuedMail } from '#lib/store/store.ts'

/**
 * A copy of a mail that many readers get: `of` has a place for each of a reader's own words. A place
 * and its value have letters, digits, `-` and `_` only and are of one length, so that no line of a
 * written message gets longer. The address is its own case: it stands in a header alone.
 */
export type MailCopy = {
  of: QueuedMail
  values: readonly (readonly [place: string, value: string])[]
}

/** The mail that a copy comes to. */
export function fillMail({ of, values }: MailCopy, attempts: number): QueuedMail {
  // By a function: in a text, `$&` of an address would mean something.
  const fill = (text: string) =>
    values.reduce((filled, [place, value]) => filled.replaceAll(place, () => value), text)
  const headers = Object.entries(of.headers).map(([name, value]) => [name, fill(value)])
  return {
    ...of,
    id: fill(of.id),
    to: fill(of.to),
    // Only when they are read: a transport writes a copy from the mail it is of.
    get html() {
      return fill(of.html)
    },
    get text() {
      return fill(of.text)
    },
    headers: Object.fromEntries(headers),
    attempts,
  }
}

type Message = Parameters<ReturnType<typeof createTransport>['sendMail']>[0]

/** Words of a message, or a place: which one, and the offsets of the soft line breaks within it. */
type Part = Buffer | { place: string; breaks: number[] }

/** Writes a message as it goes over the wire. Bodies are quoted-printable: the places stay words. */
async function writeParts(message: Message, places: string[]): Promise<Part[]> {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const written = await writer.sendMail({ ...message, textEncoding: 'quoted-printable' })
  if (!Buffer.isBuffer(written.message)) throw new Error('The mailer gave no message to fill in')
  // A soft line break of quoted-printable may stand within a place.
  const anyPlace = places
    .map((place) => `(${[...place].map((sign) => RegExp.escape(sign)).join('(?:=\\r\\n)?')})`)
    .join('|')
  return written.message
    .toString('latin1')
    .split(new RegExp(anyPlace))
    .filter((words) => words !== undefined)
    .map((words) => {
      const place = places.find((one) => one === words.replaceAll('=\r\n', ''))
      return place === undefined
        ? Buffer.from(words, 'latin1')
        : { place, breaks: findBreaks(words) }
    })
}

function findBreaks(words: string): number[] {
  const lines = words.split('=\r\n').slice(0, -1)
  return lines.map((_, index) => lines.slice(0, index + 1).join('').length)
}

function withBreaks(value: string, breaks: number[]): string {
  const ends = [...breaks, value.length]
  return ends.map((end, index) => value.slice(ends[index - 1] ?? 0, end)).join('=\r\n')
}

/**
 * Writes copies of mails. Encoding a message costs most of a mail's processor time, so it is done
 * once for each mail that is copied, and a copy's own words are put into what was written.
 */
export function createCopyWriter(toMessage: (mail: QueuedMail) => Message) {
  const written = new WeakMap<QueuedMail, Promise<Part[]>>()
  return async ({ of, values }: MailCopy): Promise<Buffer> => {
    const known = written.get(of)
    const parts =
      known ??
      writeParts(
        toMessage(of),
        values.map(([place]) => place),
      )
    if (!known) written.set(of, parts)
    const own = new Map(values)
    const pieces = (await parts).map((part) =>
      'place' in part
        ? Buffer.from(withBreaks(own.get(part.place) ?? '', part.breaks), 'latin1')
        : part,
    )
    return Buffer.concat(pieces)
  }
}
