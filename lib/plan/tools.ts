/** The parts of the plan that have an address of their own, in the order in which they help. */
export const TOOLS = ['route', 'checklist', 'timeline', 'costs'] as const

export type Tool = (typeof TOOLS)[number]

/** Whether a part of an address names a tool. */
export function isTool(name: string): name is Tool {
  return TOOLS.some((tool) => tool === name)
}
