type Props = {
  label: string
  /** The current step in words. */
  current: string
  steps: { name: string; href?: string | undefined }[]
  index: number
}

/** The steps of a form in order. Steps that can be opened again are links. */
export function Progress({ label, current, steps, index }: Props) {
  return (
    <nav aria-label={label} className="mb-6">
      <p className="text-base text-soft">{current}</p>
      <ol className="mt-2 flex flex-wrap gap-2 text-base">
        {steps.map(({ name, href }, at) => (
          <li
            key={name}
            aria-current={at === index ? 'step' : undefined}
            className={`min-w-max flex-1 border-t-4 ${at <= index ? 'border-sky' : 'border-line'}`}
          >
            {href && at !== index ? (
              <a href={href} className="flex min-h-11 items-center">
                {name}
              </a>
            ) : (
              <span
                className={`flex min-h-11 items-center ${at === index ? 'font-semibold' : 'text-soft'}`}
              >
                {name}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
