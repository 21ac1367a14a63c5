import { type Said, say } from '../say.ts'

const MARK = /^(?:<{7}|>{7})(?: |$)/

/**
 * The first line that git leaves in a file where two versions of it could not be merged; lines are
 * counted from 1.
 */
export function findMergeMarks(text: string): { line: number; said: Said } | undefined {
  const index = text.split('\n').findIndex((line) => MARK.test(line))
  return index < 0
    ? undefined
    : { line: index + 1, said: say('merge-marks', { signs: '<<<<<<<, =======, >>>>>>>' }) }
}
