import { mkdtempSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openStore } from '#lib/store/connect.ts'
const dataDir = mkdtempSync('/tmp/w/bench-')
let store = await openStore({ dataDir })
await store.close()
const db = new DatabaseSync(dataDir + '/we-guide.sqlite')
db.exec('begin')
const N = 100_000
const names = ['Айгерім','Ержан','Сәуле','Дәурен','Мария','Иван','Ольга','Нұрлан','Жанар','Тимур']
const places = ['Алматы','Астана','Шымкент','Өскемен','Қарағанды']
const vocab = Array.from({ length: 5000 }, (_, i) => 'сөз' + i.toString(36) + 'ның')
const rnd = (n: number) => Math.floor(Math.random() * n)
const st = ['new','new','reading','asked','agreed','published','declined','declined','declined','declined']
const ins = db.prepare(`insert into recommendations(reference,idempotency_key,created_at,locale,status,person_name,person_place,known_for,qualities,story,recommender_name,recommender_email,relation,consent_text,version,deletes_at,search_row) values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,1,?,?)`)
const fts = db.prepare('insert into recommendation_search(rowid,words,status) values(?,?,?)')
const t0 = Date.now()
for (let i = 1; i <= N; i++) {
  const ref = 'WE-' + i.toString(36).toUpperCase().padStart(8, '0')
  const at = new Date(1.7e12 + i * 1000).toISOString()
  const name = names[rnd(10)] + ' ' + names[rnd(10)] + 'ов' + rnd(10000)
  const place = places[rnd(5)]
  const story = Array.from({ length: 100 }, () => vocab[rnd(5000)]).join(' ')
  const status = i % 1000 === 7 ? 'asked' : st[rnd(10)] === 'asked' ? 'new' : st[rnd(10)]!
  ins.run(ref, ref, at, 'kk', status, name, place!, 'мұғалім', '["fair"]', story, 'Сәуле', `s${i}@example.org`, 'көрші', 'x', at, i)
  fts.run(i, [...new Set((ref + ' ' + name + ' ' + place + ' мұғалім ' + story + ' сәуле s' + i + ' example org').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu)!)].join(' '), status)
}
db.exec('commit'); db.close()
console.log('made in', Date.now() - t0)
store = await openStore({ dataDir })
const r = store.recommendations
async function time(name: string, f: () => Promise<unknown>) {
  const times = []
  for (let i = 0; i < 7; i++) { const a = performance.now(); await f(); times.push(performance.now() - a) }
  times.sort((a, b) => a - b)
  console.log(name.padEnd(44), 'median', times[3]!.toFixed(1), 'max', times[6]!.toFixed(1), 'rss', Math.round(process.memoryUsage().rss / 1e6))
}
await time('list', () => r.inbox({ limit: 50 }))
await time('list status asked', () => r.inbox({ limit: 50, status: 'asked' }))
const deep = (await r.inbox({ limit: 50 })).next
await time('list after', () => r.inbox({ limit: 50, after: deep }))
await time('count', () => r.countByStatus())
await time('outcomes', () => r.outcomes())
await time('search word in all (мұғалім)', () => r.inbox({ limit: 50, text: 'мұғалім' }))
await time('search prefix in all (сөз)', () => r.inbox({ limit: 50, text: 'сөз' }))
await time('search one letter (с)', () => r.inbox({ limit: 50, text: 'с' }))
await time('search place 20% (астана)', () => r.inbox({ limit: 50, text: 'астана' }))
await time('search 2 words', () => r.inbox({ limit: 50, text: 'айгерім астана' }))
await time('search rare', () => r.inbox({ limit: 50, text: 'ержанов1234' }))
await time('search none', () => r.inbox({ limit: 50, text: 'жоқсөз' }))
await time('search one letter + rare status', () => r.inbox({ limit: 50, text: 'с', status: 'asked' }))
await time('search word all + rare status', () => r.inbox({ limit: 50, text: 'мұғалім', status: 'asked' }))
await time('search two one-letter', () => r.inbox({ limit: 50, text: 'с а' }))
await time('findCase', () => r.findCase('WE-00000123'))
await time('move', async () => { const c = (await r.inbox({ limit: 1 })).entries[0]!; await r.move({ reference: c.reference, version: c.version, to: 'reading', by: 'e@x.y', at: Temporal.Now.instant() }) })
await store.close()
