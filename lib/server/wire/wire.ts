import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { now } from '#lib/config/clock.ts'
import { countResponse } from '#lib/config/metrics.ts'
import type { CachedResponse } from '../cached/cached-response.ts'
import type { Lookup } from '../cached/lookup.ts'
import { readHead } from './read-head.ts'

/** Milliseconds between two looks at connections on which nothing happens. */
const LOOK = 1_000

/** Node waits so many seconds longer than it tells, for a request that is under way. */
const GRACE = 1

export type Wire = {
  /** Closes the connections that are held here; those to come are the server's. */
  close(): void
}

/**
 * Answers plain requests out of memory on the connection itself, without the objects that a server
 * makes for each: they take about a third of the time of such an answer. At the first
 * request that is anything else, be it another method, a page to be made or a mistake, the
 * connection is handed on to the server, with what was read of it, and stays there.
 *
 * Every answer of this kind is complete when it is written, so that connections held here are idle.
 */
export function openWire(server: Server, fromMemory: Lookup): Wire {
  const [serve] = server.listeners('connection')
  if (!serve) throw new Error('the server has nothing that listens to connections')
  const deadlines = new Map<Socket, number>()
  const keepAlive = Math.round(server.keepAliveTimeout / 1000)
  let headEnd = endOfHead()
  let second = 0
  let closed = false

  function hold(socket: Socket): void {
    if (closed) return void serve?.call(server, socket)
    deadlines.set(socket, second + server.headersTimeout / 1000)
    const letGo = () => deadlines.delete(socket)
    const answer = (chunk: Buffer) => {
      const rest = answerPlain(socket, chunk)
      deadlines.set(socket, second + keepAlive + GRACE)
      if (rest.length === 0) return
      letGo()
      socket.off('data', answer).off('end', end).off('close', letGo).off('error', ignore)
      socket.unshift(rest)
      serve?.call(server, socket)
    }
    const end = () => socket.end()
    socket.on('data', answer).on('end', end).on('close', letGo).on('error', ignore)
  }

  /** Answers what can be answered at once, and gives what comes after that. */
  function answerPlain(socket: Socket, chunk: Buffer): Buffer {
    let rest = chunk
    // Who does not take his answers is not given more: a server knows how to hold him back.
    while (rest.length > 0 && socket.writableLength === 0) {
      const head = readHead(rest)
      const ready = head && fromMemory(head.asked)
      if (!head || !ready || ready instanceof Promise) break
      write(socket, ready, headEnd)
      rest = rest.subarray(head.size)
    }
    return rest
  }

  function look(): void {
    second += 1
    headEnd = endOfHead()
    for (const [socket, deadline] of deadlines) if (deadline < second) socket.destroySoon()
  }

  server.off('connection', serve)
  server.on('connection', hold)
  const timer = setInterval(look, LOOK).unref()
  return {
    close() {
      closed = true
      clearInterval(timer)
      for (const socket of deadlines.keys()) socket.destroySoon()
    },
  }
}

/** The connection closes after a fault of its own; there is nobody left to be told. */
function ignore(): void {}

/** The last line of a head. That the connection stays open goes without saying (RFC 9112, 9.3). */
function endOfHead(): string {
  return `Date: ${new Date(now().epochMilliseconds).toUTCString()}\r\n\r\n`
}

function write(socket: Socket, { status, headers, body }: CachedResponse, end: string): void {
  let head = `HTTP/1.1 ${status} ${status === 200 ? 'OK' : 'Not Modified'}\r\n`
  for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`
  socket.cork()
  socket.write(head + end, 'latin1')
  if (body) socket.write(body)
  socket.uncork()
  countResponse(status)
}
