import { indexFor } from '#lib/search/today-index.ts'
const t0=performance.now()
indexFor('2026-11-25')
console.log('build', Math.round(performance.now()-t0))
