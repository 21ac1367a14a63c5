// Says and throws whatever code other than ours may, with everything going to the log.
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '#lib/config/log.ts'
import { logAllOutput } from '#lib/config/log-all-output.ts'
import { withRequest } from '#lib/config/request-context.ts'

logAllOutput()
const circle: Record<string, unknown> = { time: 'forged', message: 'forged' }
circle.self = circle

log.info('circle', circle)
log.info('strange', { big: 1n, nothing: undefined, call: () => 1, time: 'forged', level: 'none' })
log.info('throws', {
  get field() {
    throw new Error('getter')
  },
})
log.error('failed', { error: new Error('no mailbox for aliya@пример.қаз\nat postgres://u:p@db/x') })
// biome-ignore lint/suspicious/noConsole: what is tested
console.error('\u001b[31m⨯\u001b[0m Error: GET /ru/search?q=my+name failed\n    at page.js:1')
// biome-ignore lint/suspicious/noConsole: what is tested
console.log('%s is %d', 'one', 1)
process.emitWarning('careful with a@b.kz')
await withRequest('proxy-id-1', async () => {
  await sleep(1)
  log.info('late')
  void Promise.reject(new Error('lost a@b.kz'))
  await sleep(1)
})
withRequest('bad id\n', () => log.info('made'))
void Promise.reject(undefined)
setImmediate(() => {
  throw new TypeError('thrown\nin two lines')
})
await sleep(20)
log.info('still here')
