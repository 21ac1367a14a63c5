import { offerCopy } from './copy-button.ts'
import { fieldsOf, isChanged } from './field.ts'
import { helpNow, helpWhileTyping } from './field-help.ts'
import { forgetSent } from './kept-answers.ts'
import { restoreAnswers } from './restore.ts'
import { offerPages } from './suggestions.ts'
import { shareTicks } from './ticks.ts'

async function start(form: HTMLFormElement): Promise<void> {
  // The module comes when a form is first touched: these were written in before.
  const early = new Set(fieldsOf(form).filter(isChanged))
  offerPages(form)
  shareTicks(form)
  helpWhileTyping(form)
  await restoreAnswers(form)
  helpNow(
    fieldsOf(form),
    // The field that is still held will tell when it is left.
    (field) => early.has(field) && field !== document.activeElement,
  )
}

const forms = document.querySelectorAll<HTMLFormElement>('form[data-script],form[data-kept]')
for (const form of forms) void start(form)

for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-sent]')) {
  if (dataset.sent) forgetSent(dataset.sent, Date.now())
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copied]')) {
  offerCopy(button)
}
