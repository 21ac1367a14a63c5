import { indexFor } from '#lib/search/today-index.ts'
import { judge } from './ndcg.ts'
const t0=performance.now()
const index = indexFor('2026-11-25')
console.log('build', Math.round(performance.now()-t0), 'places', index.places.length, 'vocab', index.vocabulary.size())
const t1=performance.now()
const all = judge(index)
console.log('per query ms', (performance.now()-t1)/all.length)
const by = Object.groupBy(all, j=>j.kind)
for (const [k,v] of Object.entries(by)) console.log(k, v!.length, (v!.reduce((s,j)=>s+j.score,0)/v!.length).toFixed(3))
for (const l of ['en','ru','kk']) { const v=all.filter(j=>j.locale===l); console.log(l, v.length, (v.reduce((s,j)=>s+j.score,0)/v.length).toFixed(3)) }
console.log('ALL', (all.reduce((s,j)=>s+j.score,0)/all.length).toFixed(4))
const limit = Number(process.argv[2] ?? 0.8)
for (const j of all.filter(j=>j.score<limit).sort((a,b)=>a.score-b.score)) console.log(j.score.toFixed(2), j.locale, j.query, '\n    want', Object.entries(j.answers).filter(([,g])=>g>1).map(([p,g])=>p+':'+g).join(' '), '\n    got ', j.found.slice(0,8).map(p=>p+(j.answers[p]?'*'+j.answers[p]:'')).join(' '))
