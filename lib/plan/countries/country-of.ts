import type { ToolInput } from '../input/tool-input.ts'
import { type Countries, type Country, countries } from './countries.ts'

/** A citizenship's row of the list; nothing for one that is not in it, and for none. */
export function countryOf(
  { citizenship }: Pick<ToolInput, 'citizenship'>,
  list: Countries = countries(),
): Country | undefined {
  return list.countries.find(({ code }) => code === citizenship)
}
