import type { ComponentType } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { z } from 'zod'

type Components = Record<string, ComponentType<never>>

const moduleSchema = z.object({
  default: z.custom<ComponentType<{ components: Components }>>(
    (value) => typeof value === 'function',
  ),
})

/** Runs the output of `compileMdx` with the components for the authors' tags. */
export function MdxBody({ code, components }: { code: string; components: Components }) {
  // The code is our own content, compiled from a file in the repository.
  const run = new Function('React', 'ReactDOM', '_jsx_runtime', code)
  const { default: Body } = moduleSchema.parse(run({}, {}, { Fragment, jsx, jsxs }))
  return <Body components={components} />
}
