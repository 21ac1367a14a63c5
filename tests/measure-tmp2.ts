import { writeFileSync } from 'node:fs'
import { startSite } from './running-site.ts'
const site = await startSite({ TODAY: '2026-11-30' })
for (const l of ['en', 'ru', 'kk']) writeFileSync(`/tmp/page-${l}.html`, await (await fetch(site.url + `/${l}/plan?place=abroad`)).text())
await site.stop()
