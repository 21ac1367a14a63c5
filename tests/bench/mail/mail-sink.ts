import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Mood } from './sink.ts'

const reply = z.union([
  z.object({ port: z.number() }),
  z.object({ count: z.number() }),
  z.object({ list: z.array(z.tuple([z.string(), z.number()])) }),
])

/** An SMTP server in a process of its own. */
export class MailSink {
  readonly #child: ChildProcess
  url = ''

  constructor(child: ChildProcess) {
    this.#child = child
  }

  async #ask(question: object | undefined) {
    const answered = once(this.#child, 'message')
    if (question) this.#child.send(question)
    const [message] = await answered
    return reply.parse(message)
  }

  static async start(): Promise<MailSink> {
    const file = fileURLToPath(new URL('./sink.ts', import.meta.url))
    const sink = new MailSink(fork(file))
    const said = await sink.#ask(undefined)
    if (!('port' in said)) throw new Error('The sink said no port')
    sink.url = `smtp://127.0.0.1:${said.port}`
    return sink
  }

  /** Resolves when the server has changed. */
  async setMood(mood: Mood): Promise<void> {
    await this.#ask({ mood })
  }

  /** To how many addresses a mail was accepted. */
  async count(): Promise<number> {
    const said = await this.#ask({ count: true })
    return 'count' in said ? said.count : 0
  }

  /** How often a mail was accepted for each address. */
  async list(): Promise<Map<string, number>> {
    const said = await this.#ask({ list: true })
    return new Map('list' in said ? said.list : [])
  }

  forget(): void {
    this.#child.send({ forget: true })
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.disconnect()
    await ended
  }
}
