import { planOf } from '#lib/plan/plan.ts'
import { planMarkdown } from '#lib/plan/plan-markdown.ts'
import { parseToolInput } from '#lib/plan/tool-input.ts'
import { queryIn } from '#lib/plan/plan-address.ts'
import { actionDay, costWords } from '#lib/plan/words.ts'
import { translator } from '#lib/i18n/messages.ts'
const [day, locale, ...qs] = process.argv.slice(2)
for (const q of qs) {
  const { toolInput, errors } = parseToolInput(queryIn(q))
  const plan = planOf(toolInput, day!)
  console.log('=======', q, errors ?? '')
  const md = planMarkdown(plan, locale as 'en', 'x')
  const cut = md.replace(/## (All steps, in order|Все шаги|Барлық)[\s\S]*?(?=## (Dates|Сроки|Даты|Күн|Мерзім))/, '')
  console.log(cut)
  const t = translator(locale as 'en')
  console.log('ALL ACTIONS:'); for (const a of plan.actions) console.log(' -', a.id, actionDay(a, locale as 'en'), '| bring', a.bring.map(b=>b.step.id+(b.certain?'':'?')).join(','), '|', a.costs.map(c=>costWords(c, locale as 'en')).join('; '))
}
