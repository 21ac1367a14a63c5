import { spawnSync } from 'node:child_process'
import { startProxy } from './factories/proxy.ts'
import { freePort, startSite } from './running-site.ts'
const port = await freePort()
const proxy = await startProxy('nginx', [port])
const site = await startSite({ PORT: String(port), SITE_URL: proxy.url })
const p = new URL(proxy.url).port
for (const path of ['/en', '/en/guides/overview', '/en/recommend', '/desk/sign-in', '/en/nothing-there']) {
  const r = spawnSync('node', ['t.mjs', 'localhost', p, String(proxy.plainPort), path], { cwd: '/tmp/obs', encoding: 'utf8', env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' } })
  console.log(path, '\n', r.stdout, r.stderr.slice(-300))
}
await site.stop()
await proxy.stop()
