// Requests one URL over a few connections, at a steady rate or, with a rate of 0, as fast as the
// responses come. Prints JSON: responses per second, the median and the 99th percentile of the response
// time in milliseconds. A process of its own that hardly parses the responses: load generators such as
// autocannon are slower than the servers and would measure themselves.
import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'

const [url = '', rate = '100', seconds = '5'] = process.argv.slice(2)
const { hostname, port, pathname } = new URL(url)
const CONNECTIONS = 32
const REQUEST = `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nAccept-Encoding: br\r\n\r\n`
const TICK = 2

type Line = { socket: Socket; asked: number[]; left: number; head: Buffer }

const times: number[] = []

function open(): Line {
  const socket = connect(Number(port), hostname)
  const line: Line = { socket, asked: [], left: 0, head: Buffer.alloc(0) }
  socket.on('data', (chunk) => receive(line, Buffer.from(chunk)))
  return line
}

/** Counts an answer when all of its bytes are there. */
function receive(line: Line, chunk: Buffer): void {
  let rest = chunk
  while (rest.length > 0) {
    if (line.left === 0) {
      rest = Buffer.concat([line.head, rest])
      const end = rest.indexOf('\r\n\r\n')
      line.head = end < 0 ? rest : Buffer.alloc(0)
      if (end < 0) return
      const head = rest.subarray(0, end).toString('latin1')
      const length = /content-length: (\d+)/i.exec(head)?.[1]
      if (!length || !head.startsWith('HTTP/1.1 200 ')) throw new Error(`not a page: ${head}`)
      line.left = Number(length)
      rest = rest.subarray(end + 4)
    }
    const taken = Math.min(line.left, rest.length)
    line.left -= taken
    rest = rest.subarray(taken)
    if (line.left > 0) continue
    times.push(performance.now() - (line.asked.shift() ?? 0))
    if (Number(rate) === 0) ask(line)
  }
}

function ask(line: Line): void {
  line.asked.push(performance.now())
  line.socket.write(REQUEST)
}

const lines = Array.from({ length: CONNECTIONS }, open)
const start = performance.now()
let sent = 0
if (Number(rate) === 0) for (const line of lines) ask(line)
const timer = setInterval(() => {
  const passed = performance.now() - start
  if (passed > Number(seconds) * 1000) return finish()
  for (const due = (passed / 1000) * Number(rate); sent < due; sent++) {
    const line = lines[sent % CONNECTIONS]
    if (line) ask(line)
  }
}, TICK)

function finish(): void {
  clearInterval(timer)
  const answers = times.length / Number(seconds)
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor(times.length * part)]
  process.stdout.write(JSON.stringify({ answers, p50: at(0.5), p99: at(0.99) }))
  process.exit(0)
}
