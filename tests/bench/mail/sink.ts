// An SMTP server for benchmarks and fault runs, in a process of its own. Its parent sets its mood by
// messages and asks which addresses it has accepted a mail for, and how often.
import { createServer, type Socket } from 'node:net'

/** How the server behaves to everybody. */
export type Mood =
  | 'ok'
  | 'slow'
  | '421'
  | '450'
  | '452'
  | 'drop-in-data'
  | 'drop-before-answer'
  | 'tls-broken'
  | 'down'

/** What it answers to recipients whose names begin so, in every mood. */
const REFUSED: Record<string, string> = {
  'nobody-': '550 5.1.1 User unknown',
  'no-such-': '550 No such user here',
  'disabled-': '550 5.2.1 The mailbox is disabled',
  'listed-': '550 5.7.1 Service unavailable; client blocked using zen.spamhaus.org',
  'spam-': '550 5.7.0 This message looks like spam',
}

const SLOW_MS = 150
/** In the moods that drop, every so manieth message. */
const EVERY = 4

let mood: Mood = 'ok'
let messages = 0
const accepted = new Map<string, number>()
const sockets = new Set<Socket>()

function serve(socket: Socket): void {
  sockets.add(socket)
  socket.setNoDelay(true)
  socket.on('close', () => sockets.delete(socket))
  socket.on('error', () => undefined)
  let buffer = ''
  let inData = false
  let to = ''
  const say = (line: string) => {
    if (mood === 'slow') setTimeout(() => socket.write(`${line}\r\n`), SLOW_MS)
    else socket.write(`${line}\r\n`)
  }
  if (mood === '421') {
    socket.end('421 4.3.2 Try again later\r\n')
    return
  }
  say('220 sink ESMTP')

  function answerTo(line: string): string {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') return mood === 'tls-broken' ? '250-sink\r\n250 STARTTLS' : '250 sink'
    if (verb === 'DATA') return '354 go'
    if (verb !== 'RCPT') return '250 ok'
    to = /<([^>]*)>/.exec(line)?.[1] ?? ''
    const refusal = Object.entries(REFUSED).find(([name]) => to.startsWith(name))?.[1]
    if (refusal) return refusal
    if (mood === '450') return '450 4.2.0 Greylisted, try again in 5 minutes'
    return mood === '452' ? '452 4.2.2 Mailbox full' : '250 ok'
  }

  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'QUIT') socket.end('221 bye\r\n')
    else if (verb === 'STAR') {
      socket.write('220 go\r\n')
      setTimeout(() => socket.destroy(), 5)
    } else {
      inData = verb === 'DATA'
      say(answerTo(line))
    }
  }

  function message(): void {
    messages++
    const isUnlucky = messages % EVERY === 0
    const drops = isUnlucky && (mood === 'drop-in-data' || mood === 'drop-before-answer')
    if (!(drops && mood === 'drop-in-data')) accepted.set(to, (accepted.get(to) ?? 0) + 1)
    if (drops) socket.destroy()
    else say('250 2.0.0 queued')
  }

  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1')
    while (!socket.destroyed) {
      const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + (inData ? 5 : 2))
      if (inData) {
        inData = false
        message()
      } else command(line)
    }
  })
}

const server = createServer(serve)
let port = 0

function listen(): void {
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    port = typeof address === 'object' && address ? address.port : 0
    process.send?.({ port })
  })
}

process.on('message', (message: { mood?: Mood; list?: true; count?: true; forget?: true }) => {
  if (message.mood) {
    const wasDown = mood === 'down'
    mood = message.mood
    if (mood === 'down') server.close()
    for (const socket of mood === 'down' || mood === '421' ? sockets : []) socket.destroy()
    if (wasDown && mood !== 'down') listen()
    else process.send?.({ port })
  }
  if (message.forget) accepted.clear()
  if (message.count) process.send?.({ count: accepted.size })
  if (message.list) process.send?.({ list: [...accepted] })
})
process.on('disconnect', () => process.exit(0))
listen()
