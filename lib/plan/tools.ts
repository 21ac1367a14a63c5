import type { Question } from './tool-input.ts'

/** The tools in the order in which they help, each with what it asks for. */
export const QUESTIONS_OF = {
  route: ['citizenship', 'group'],
  checklist: ['citizenship', 'group', 'home', 'adults', 'children'],
  timeline: [
    'citizenship',
    'arrival',
    'screening',
    'apply',
    'certificate',
    'criminal',
    'medical',
    'bank',
    'passport',
    'lease',
  ],
  costs: ['citizenship', 'group', 'adults', 'children', 'apply'],
} as const satisfies Record<string, readonly Question[]>

export type Tool = keyof typeof QUESTIONS_OF

export const TOOLS = Object.keys(QUESTIONS_OF) as Tool[]

/** Whether a part of an address names a tool. */
export function isTool(name: string): name is Tool {
  return Object.hasOwn(QUESTIONS_OF, name)
}
