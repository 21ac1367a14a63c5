import type { IncomingMessage } from 'node:http'

/** A request without its body: all that an answer out of memory depends on. */
export type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'headers'>
