import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { fillToken } from '#lib/newsletter/letter-mail.ts'
import type { FrozenText } from '#lib/store/letter-types.ts'
import type { OutgoingMail } from '#lib/store/store.ts'

/** No subscriber's token: the links of a test lead to the page that says so. */
const TEST_TOKEN = 'test'

/** A letter as a mail to the editor who asks for it, marked as a test in its subject. */
export function letterTestMail(to: string, locale: Locale, text: FrozenText): OutgoingMail {
  return {
    kind: 'letter-test',
    to,
    locale,
    subject: translator(locale)('mail.letter.testSubject', { subject: text.subject }),
    html: fillToken(text.html, TEST_TOKEN),
    text: fillToken(text.text, TEST_TOKEN),
    headers: {},
  }
}
