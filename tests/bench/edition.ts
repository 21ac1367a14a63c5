import { viewPages } from './edition/first-view.ts'
import { loadPages } from './edition/load.ts'
import { watchProcess } from './edition/process.ts'
import { missing } from './edition/rows.ts'
import { weighPages } from './edition/weight.ts'
import type { Row } from './search.ts'

/**
 * What readers download of pages without script, how many of them one process answers, and what
 * that takes.
 */
export async function benchEdition(): Promise<Row[]> {
  return [
    ...(await weighPages()),
    ...(await viewPages()),
    ...(await watchProcess()),
    ...(await loadPages()),
    missing('Lighthouse, mobile', 'Lighthouse is no dependency of the site', '100'),
  ]
}
