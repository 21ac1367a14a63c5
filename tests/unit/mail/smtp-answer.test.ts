import { describe, expect, it } from 'vitest'
import { classifyAnswer } from '#lib/mail/smtp-answer.ts'
import { FAILURE_CLASSES, type FailureClass } from '#lib/store/mail-types.ts'

/** Answers as servers give them, to `RCPT TO` where no other command is named. */
const ANSWERS: [FailureClass, string, command?: string][] = [
  // Nobody has this mailbox.
  [
    'no-mailbox',
    "550-5.1.1 The email account that you tried to reach does not exist. Please try\n550-5.1.1 double-checking the recipient's email address for typos or\n550 5.1.1 unnecessary spaces. https://support.google.com/mail/?p=NoSuchUser - gsmtp",
  ],
  [
    'no-mailbox',
    '550 5.1.1 <a@b.kz>: Recipient address rejected: User unknown in virtual mailbox table',
  ],
  ['no-mailbox', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP lookup'],
  ['no-mailbox', '556 5.1.10 Recipient address has a null MX'],
  ['no-mailbox', '550 5.1.6 <a@b.kz> mailbox has moved'],
  ['no-mailbox', '550 5.7.1 No such user!'],
  ['no-mailbox', '550 No such user here'],
  ['no-mailbox', '550-No Such User Here"', 'RCPT TO'],
  ['no-mailbox', '551 <a@b.kz> User unknown; rejecting'],
  ['no-mailbox', '550 Unknown local part a in <a@b.kz>'],
  [
    'no-mailbox',
    "554 delivery error: dd This user doesn't have a yahoo.com account (a@b.kz) [0]",
    'DATA',
  ],
  [
    'no-mailbox',
    '550 Message was not accepted -- invalid mailbox.  Local mailbox a@mail.ru is unavailable: user not found',
    'DATA',
  ],
  ['no-mailbox', '550 5.1.1 <spam@full-blacklist.kz>: User unknown; original size 535 KB'],
  ['no-mailbox', '550 5.1.1 host mx.b.kz[192.5.7.8] said: 550 5.1.1 <a@b.kz>: User unknown'],
  ['no-mailbox', '553 5.3.0 <a@b.kz>... User unknown'],
  ['no-mailbox', '550 #5.1.0 Address rejected. Recipient does not exist'],
  ['no-mailbox', '550 Пользователь не найден'],
  ['no-mailbox', '550 5.0.0 Invalid recipient a@b.kz'],
  // The mailbox is full.
  ['mailbox-full', '552 5.2.2 <a@b.kz>: Recipient address rejected: Over quota'],
  [
    'mailbox-full',
    '452-4.2.2 The recipient’s inbox is out of storage space. Please direct the\n452 4.2.2 recipient to https://support.google.com/mail/?p=OverQuotaTemp',
  ],
  ['mailbox-full', '552 Requested mail action aborted: exceeded storage allocation'],
  ['mailbox-full', '550 5.1.1 <a@b.kz> mailbox is full'],
  ['mailbox-full', '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException'],
  ['mailbox-full', '452 4.3.1 Insufficient system storage', 'MAIL FROM'],
  // The mailbox is there, and takes nothing.
  ['mailbox-disabled', '550 5.2.1 The email account that you tried to reach is disabled.'],
  [
    'mailbox-disabled',
    '554 5.7.1 <a@aol.com>: Recipient address rejected: This account has been disabled or discontinued',
  ],
  [
    'mailbox-disabled',
    '550 Message was not accepted -- invalid mailbox. Local mailbox a@mail.ru is unavailable: account is disabled',
  ],
  ['mailbox-disabled', '554 5.2.1 Inactive user'],
  // Not now.
  ['later', '450 4.2.0 <a@b.kz>: Recipient address rejected: Greylisted, see http://postgrey.b.kz'],
  ['later', '451 4.7.1 Greylisting in action, please come back in 00:04:59'],
  ['later', '550 5.7.1 Greylisted, try again in 300 seconds'],
  ['later', '450 4.1.1 <a@b.kz>: Recipient address rejected: unverified address: User unknown'],
  ['later', '421 4.3.2 Service shutting down', 'CONN'],
  ['later', '451 4.3.0 Mail server temporarily rejected message', 'DATA'],
  [
    'later',
    '450-4.2.1 The user you are trying to contact is receiving mail at a rate that\n450 4.2.1 prevents additional messages from being delivered.',
  ],
  [
    'later',
    '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
  ],
  ['later', '451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)'],
  ['later', '450 4.7.1 <a@b.kz>: Recipient address rejected: mailbox unavailable, try again later'],
  // We, not the reader.
  ['policy', '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org'],
  ['policy', '550 <a@b.kz> blocked using zen.spamhaus.org'],
  ['policy', '550 5.1.1 <a@b.kz>: Recipient address rejected: blocked using bl.spamcop.net'],
  ['policy', '550 SPF check failed'],
  ['policy', '550 5.7.23 SPF validation failed', 'DATA'],
  ['policy', '554 5.7.1 Recipient address rejected: access denied'],
  ['policy', '550 5.4.1 Recipient address rejected: Access denied. [AM0PR06.outlook.com]'],
  [
    'policy',
    '550 5.7.1 Unfortunately, messages from [192.0.2.1] weren’t sent. Please contact your Internet service provider since part of their network is on our block list (S3150).',
    'CONN',
  ],
  ['policy', '550 5.7.606 Access denied, banned sending IP [192.0.2.1]'],
  [
    'policy',
    '550-5.7.26 Your email has been blocked because the sender is unauthenticated.\n550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.',
    'DATA',
  ],
  ['policy', "554 5.7.1 rejected due to domain's DMARC policy", 'DATA'],
  [
    'policy',
    '421-4.7.0 [192.0.2.1] Our system has detected that your domain has a low reputation',
    'DATA',
  ],
  ['policy', '550 5.7.25 The IP address sending this message does not have a PTR record'],
  [
    'policy',
    '550-Verification failed for <guide@guide.kz>\n550-No Such User Here\n550 Sender verify failed',
  ],
  ['policy', '550 5.1.0 <guide@guide.kz>: Sender address rejected: User unknown', 'RCPT TO'],
  ['policy', '550 5.1.8 <guide@guide.kz>: Domain of sender address does not exist', 'MAIL FROM'],
  ['policy', '553 5.7.1 Not allowed to send from this address: user unknown', 'MAIL FROM'],
  ['policy', '554-mx.b.kz Your access to this mail system has been rejected', 'CONN'],
  ['policy', '550 5.7.1 Blacklisted by recipient'],
  ['policy', '554 5.7.1 no reason given'],
  ['policy', '550 Administrative prohibition'],
  [
    'policy',
    '550 Requested action not taken: mailbox unavailable or command rejected for policy reasons',
  ],
  // This message.
  ['content', '554 5.7.1 Spam message rejected', 'DATA'],
  [
    'content',
    '550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id',
    'DATA',
  ],
  [
    'content',
    '550 5.6.11 SMTPSEND.BareLinefeedsAreIllegal; message contains bare line feeds',
    'DATA',
  ],
  ['content', '552 5.3.4 Message size exceeds fixed limit', 'DATA'],
  [
    'content',
    '421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from this address',
    'DATA',
  ],
  ['content', '554 Virus found in this message', 'DATA'],
  // Our way out.
  ['settings', '535-5.7.8 Username and Password not accepted', 'AUTH PLAIN'],
  ['settings', '535 Authentication Credentials Invalid', 'AUTH LOGIN'],
  ['settings', '530 5.7.0 Must issue a STARTTLS command first', 'MAIL FROM'],
  ['settings', '554 5.7.1 <a@b.kz>: Relay access denied'],
  ['settings', '550 relaying denied to <a@b.kz>'],
  // The way there.
  ['unreachable', '550 5.1.2 <a@b.example>: Recipient address rejected: Domain not found'],
  ['unreachable', '550 Unrouteable address'],
  ['unreachable', '553 sorry, that address is not local'],
  ['unreachable', '554 5.4.6 Too many hops'],
  ['unreachable', ''],
  // Nothing that can be known: kept, and tried again.
  ['unknown', '550 Requested action not taken: mailbox unavailable'],
  ['unknown', '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)'],
  ['unknown', '554 Transaction failed', 'DATA'],
]

describe('the class of a mail server’s answer', () => {
  it.each(ANSWERS)('%s: %s', (failureClass, response, command = 'RCPT TO') => {
    expect(classifyAnswer({ response, command })).toBe(failureClass)
  })

  it('each class has answers in the table', () => {
    expect(new Set(ANSWERS.map(([name]) => name))).toEqual(new Set(FAILURE_CLASSES))
  })

  it.each(ANSWERS.filter(([name]) => name === 'no-mailbox').map(([, response]) => response))(
    'not before a recipient was named, and not for a moment: %s',
    (response) => {
      expect(classifyAnswer({ response, command: 'MAIL FROM' })).not.toBe('no-mailbox')
      expect(classifyAnswer({ response, command: 'EHLO' })).not.toBe('no-mailbox')
      const temporary = response.replace(/^5/gm, '4').replace(/ (#?)5\./g, ' $14.')
      expect(classifyAnswer({ response: temporary, command: 'RCPT TO' })).not.toBe('no-mailbox')
    },
  )
})
