import { viewPages } from './edition/first-view.ts'
import { loadPages } from './edition/load.ts'
import { watchProcess } from './edition/process.ts'
import { missing } from './edition/rows.ts'
import { weighPages } from './edition/weight.ts'
import type { Row } from './search.ts'

/** What readers download of pages without script. */
export function benchWeight(): Promise<Row[]> {
  return weighPages()
}

/** What a browser asks for until a page is shown. */
export function benchFirstView(): Promise<Row[]> {
  return viewPages()
}

/** How soon the site serves, and what it takes. */
export function benchProcess(): Promise<Row[]> {
  return watchProcess()
}

/** How many readers one process answers. */
export function benchLoad(): Promise<Row[]> {
  return loadPages()
}

/** What no part of the site can measure. */
export function benchOthers(): Row[] {
  return [
    missing('Lighthouse, mobile, every kind of page', 'no Lighthouse', '100'),
    missing('build of 1,000 guides, again after a change, and of 5,000', 'no such content', '–'),
  ]
}
