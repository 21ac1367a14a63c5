import { viewPages } from './pages/first-view.ts'
import { loadPages } from './pages/load.ts'
import { watchProcess } from './pages/process.ts'
import { weighPages } from './pages/weight.ts'
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
