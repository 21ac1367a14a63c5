import { viewPages } from './edition/first-view.ts'
import { loadPages } from './edition/load.ts'
import { watchProcess } from './edition/process.ts'
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
