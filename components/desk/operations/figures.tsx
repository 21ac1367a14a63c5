type Props = { id: string; title: string; figures: [name: string, value: string][] }

/** A few figures, each with its name. */
export function Figures({ id, title, figures }: Props) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2">
        {title}
      </h2>
      <dl className="border-line border-t">
        {figures.map(([name, value]) => (
          <div
            key={name}
            className="grid gap-x-6 border-line border-b py-1.5 sm:grid-cols-[18rem_1fr]"
          >
            <dt className="text-soft">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
