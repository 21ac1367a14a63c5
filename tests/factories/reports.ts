type Dsn = {
  /** The id of our mail. */
  id: string
  action?: string
  status?: string
  diagnostic?: string
  returned?: 'message/rfc822' | 'text/rfc822-headers' | 'none'
  /** The report's own id. */
  reportId?: string
}

function mime(type: string, subject: string, reportId: string, parts: [string, string][]): string {
  const body = parts.map(([kind, text]) => `--part\r\nContent-Type: ${kind}\r\n\r\n${text}\r\n`)
  return [
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    `Subject: ${subject}`,
    'To: guide@guide.example',
    `Message-Id: <${reportId}>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${type}; boundary="part"`,
    '',
    `${body.join('')}--part--`,
    '',
  ].join('\r\n')
}

function ours(id: string): string {
  return `Message-ID: <${id}@guide.example>\r\nFrom: guide@guide.example\r\nSubject: News\r\n`
}

/** A report of a mail server that it could not deliver a mail of ours (RFC 3464). */
export function dsn({
  id,
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 User unknown',
  returned = 'message/rfc822',
  reportId = `${id}@mx.example.org`,
}: Dsn): string {
  const fields = [
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; reader@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    ...(diagnostic ? [`Diagnostic-Code: ${diagnostic}`] : []),
    '',
  ]
  return mime('delivery-status', 'Undelivered Mail Returned to Sender', reportId, [
    ['text/plain', 'This is the mail system.'],
    ['message/delivery-status', fields.join('\r\n')],
    ...(returned === 'none' ? [] : [[returned, `${ours(id)}\r\nWords.`] as [string, string]]),
  ])
}

/** A report of a mailbox provider about what a reader did with a mail of ours (RFC 5965). */
export function arf({
  id,
  type = 'abuse',
  reportId = `arf-${id}@fbl.example.org`,
}: {
  id: string
  type?: string
  reportId?: string
}): string {
  return mime('feedback-report', 'FW: News', reportId, [
    ['text/plain', 'This is an email abuse report.'],
    ['message/feedback-report', `Feedback-Type: ${type}\r\nUser-Agent: FBL/1.0\r\nVersion: 1\r\n`],
    ['message/rfc822', `${ours(id)}\r\nWords.`],
  ])
}
