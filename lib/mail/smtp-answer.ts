import type { FailureClass } from '#lib/store/mail-types.ts'

/** What a mail server said, and to which command (`RCPT TO`, `DATA`, `AUTH PLAIN`, `CONN` …). */
export type SmtpAnswer = { response: string; command: string }

/**
 * Enhanced status codes by subject and detail (RFC 3463, RFC 5248 and its IANA registry). Codes
 * that name no single cause are left out: their words decide.
 */
const CODES: Record<string, FailureClass> = {
  '1.1': 'no-mailbox', // bad destination mailbox address
  '1.3': 'no-mailbox', // bad destination mailbox address syntax
  '1.6': 'no-mailbox', // mailbox has moved, no forwarding address
  '1.10': 'no-mailbox', // recipient address has null MX (RFC 7505)
  '1.2': 'unreachable', // bad destination system address: also a fault of the domain's DNS
  '1.7': 'policy', // bad sender's mailbox address syntax
  '1.8': 'policy', // bad sender's system address
  '2.1': 'mailbox-disabled', // "may be a permanent error … or a transient error"
  '2.2': 'mailbox-full',
  '2.3': 'content', // message length exceeds administrative limit
  '3.1': 'mailbox-full', // mail system full
  '3.4': 'content', // message too big for system
  '4.3': 'unreachable', // directory server failure
  '4.4': 'unreachable', // unable to route
  '4.6': 'unreachable', // routing loop detected
  '4.7': 'unreachable', // delivery time expired
  '7.8': 'settings', // authentication credentials invalid
  '7.9': 'settings', // authentication mechanism is too weak
  '7.11': 'settings', // encryption required for requested authentication mechanism
}

/** Code subjects (RFC 3463, section 3) whose every detail is about the same thing. */
const SUBJECTS: Record<string, FailureClass> = {
  '6': 'content', // message content or media
  '7': 'policy', // security or policy
}

/** Codes under which servers also say that a mailbox does not exist: words may overrule them. */
const VAGUE = /^(?:[0-35]\.0|4\.1|5\.\d+|7\.[01])$/

type Words = { failureClass: FailureClass; pattern: RegExp }

// The words that servers use, from what these send: Postfix (smtpd_*_restrictions), Exim's and
// Sendmail's stock texts, Gmail (support.google.com/a/answer/3726730), Exchange Online (Microsoft
// Learn, "Non-delivery reports"), Outlook.com (postmaster.live.com), Yahoo and AOL
// (senders.yahooinc.com/smtp-error-codes), Mail.ru, Yandex, and the public rule sets of ZoneMTA
// (config/bounces.txt) and KumoMTA (iana.toml), read on 2026-11-30.

/** Words about the sender or the moment. They overrule every code: a reader never pays for them. */
const PROTECTIVE: Words[] = [
  {
    failureClass: 'later',
    pattern:
      /gr[ea]y-?list|too (?:many|much) (?:connections|messages|mails?|requests)|too quickly|rate (?:limit|that prevents)|throttl|temporarily (?:deferred|rejected|blocked)|try again (?:later|in )|come back later|server (?:is )?(?:too )?busy/,
  },
  {
    failureClass: 'settings',
    pattern:
      /relay(?:ing)? (?:access )?(?:denied|not (?:permitted|allowed)|prohibited)|(?:unable|not permitted|refus\w+) to relay|authentication (?:is )?(?:required|failed|unsuccessful|credentials)|must (?:authenticate|issue a starttls)|username and password not accepted|encryption (?:is )?required/,
  },
  {
    failureClass: 'policy',
    pattern:
      /sender (?:address|domain|verif\w+|callout|is|id)\b|(?:return|envelope|bounce) (?:path|sender)|mail ?from\b|from address|spamhaus|sorbs|barracuda|spamcop|senderbase|\b(?:rbl|dnsbl|surbl|uribl|cbl|pbl|xbl)\b|(?:block|black|deny)[ -]?list|blocked (?:using|by|for)|(?:is|been|was|are|not) (?:blocked|banned|blacklisted)|banned send|\b(?:spf|dkim|dmarc|arc|arf)\b|authenticat(?:ed|ion (?:information|checks|results))|reputation|reverse (?:dns|lookup|hostname)|\bptr\b|\bhelo\b|\behlo\b|client host|sending ip|your (?:ip|server|host|network|isp|domain)|access (?:denied|to (?:this|submit))|polic(?:y|ies)|administrative(?:ly)? prohib|not allowed to (?:connect|send)|not authori[sz]ed|users? complain|tls (?:is )?required|geograph/,
  },
  {
    failureClass: 'content',
    pattern:
      /\bspam\b|spammy|unsolicited|\bbulk\b|\bjunk\b|virus|malware|phish|(?:message|content|body|attachment|mail)s? (?:(?:has|have|was|is|were) )?(?:been )?(?:reject|block|filter|not accept)\w* (?:due|because|for|as)|message (?:size|is too|too) |too (?:large|big)|size (?:limit|exceed)|rfc ?(?:2?822|5322)|bare (?:lf|line ?feed)/,
  },
  {
    failureClass: 'mailbox-full',
    pattern:
      /(?:mailbox|account|inbox|storage|disk|user|recipient)[^.;]{0,40}\b(?:full|exceed\w*)|over ?quota|quota (?:is )?(?:exceeded|full)|exceed\w* (?:the |its |his |their )?(?:mail(?:box)? )?(?:quota|storage|maximum)|insufficient (?:system |disk )?storage|out of (?:disk )?space|переполнен/,
  },
  {
    failureClass: 'mailbox-disabled',
    pattern:
      /(?:mailbox|account|user|recipient|address)[^.;]{0,40}\b(?:disabled|inactive|suspended|deactivated|expired|locked|frozen|closed|not active|discontinued)|(?:inactive|disabled|suspended|expired|locked) (?:user|account|mailbox|recipient)|заблокирован|отключен/,
  },
]

/** Words that say, without doubt, that nobody has this mailbox. */
const NO_MAILBOX =
  /no such (?:user|mail ?box|recipient|address|person|account|local user|email)|(?:user|recipient|mail ?box|address|addressee|account|alias)(?: \w+)? (?:is )?(?:unknown|not known|not found|doesn'?t exist|does ?not exist|not exists?|non-?existent|invalid)|unknown (?:or (?:illegal|invalid) )?(?:user|recipient|mail ?box|address|account|alias|local[ -]?part|virtual)|(?:does ?n[o']t|doesn'?t) (?:exist|have an? \S+ account)|(?:invalid|bad|illegal) (?:mail ?box|recipient|user|destination|local address|alias)|no (?:mail ?box|account|one) (?:here |with |by )|not (?:a )?(?:known|valid) (?:user|mail ?box|recipient|address)|recip(?:ient)?notfound|is not our (?:user|customer)|нет такого (?:пользователя|ящика|адреса)|(?:пользователь|ящик|адресат|адрес)[^.;]{0,20}(?:не найден|не существует|неизвестен)|мұндай (?:пайдаланушы|пошта жәшігі) жоқ/

/** Words about the way to the server rather than the mailbox. */
const UNREACHABLE =
  /unrout(?:e)?able|no route|(?:host|domain)(?: name)? (?:unknown|not found|lookup failed|does ?n[o']t (?:exist|accept))|address is not local|mail (?:loop|host)|\bdns\b/

/** The enhanced code of an answer, without its class: `1.1` of `550 5.1.1 …`. */
function readCode(response: string): string | undefined {
  // At the beginning of a line only: an answer may quote addresses, sizes and earlier answers.
  return /^\d{3}[ -]\s*#?[245]\.(\d{1,3}\.\d{1,3})\b/m.exec(response)?.[1]
}

/** The words of an answer, in lower case, without codes and without addresses that it quotes. */
function readWords(response: string): string {
  return response
    .replace(/^\d{3}[ -]?\s*(?:#?[245]\.\d{1,3}\.\d{1,3})?\s*/gm, ' ')
    .replace(/[^\s<>,;:()[\]]+@[^\s<>,;:()[\]]+/g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

/**
 * The class of a server's refusal. `no-mailbox` comes only of a permanent answer (5yz) to the
 * recipient or the message, by a code that says so or, where the code is missing or vague, by
 * words that say so; and never when any word speaks of the sender, a list, a limit or a full box.
 */
export function classifyAnswer({ response, command }: SmtpAnswer): FailureClass {
  const reply = /^[245]\d\d/.exec(response)?.[0]
  if (!reply) return 'unreachable'
  if (command.startsWith('AUTH') || /^53[0458]/.test(reply)) return 'settings'
  const words = readWords(response)
  const said = PROTECTIVE.find(({ pattern }) => pattern.test(words))?.failureClass
  if (reply.startsWith('4')) return said && said !== 'settings' ? said : fullOrLater(response)
  // Before a recipient is named, all that can be refused is the sender.
  if (!/^(?:RCPT TO|DATA)$/.test(command)) return said === 'settings' ? said : 'policy'
  if (said) return said
  const code = readCode(response)
  if ((!code || VAGUE.test(code)) && NO_MAILBOX.test(words)) return 'no-mailbox'
  const byCode = code && (CODES[code] ?? SUBJECTS[code.split('.')[0] ?? ''])
  if (byCode) return byCode
  return UNREACHABLE.test(words) ? 'unreachable' : 'unknown'
}

function fullOrLater(response: string): FailureClass {
  return readCode(response) === '2.2' ? 'mailbox-full' : 'later'
}
