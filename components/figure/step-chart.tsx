import { scaleLinear, scaleTime } from 'd3-scale'
import type { MoneyStep } from '#lib/facts/history.ts'

type Props = {
  /** Prefix for the ids of title and description, unique within the page. */
  id: string
  title: string
  description: string
  steps: MoneyStep[]
  today: string
  /** Formats an amount for the chart's labels. */
  label: (amount: number) => string
}

// In SVG units: designed for narrow phones, so that the text is legible there; wider pages scale it
// up.
const WIDTH = 340
const HEIGHT = 176
const BASE = 150

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/**
 * A step chart of a sum over time: flat while a value applies, a step on the day it changes, a gap
 * where it is unknown.
 */
export function StepChart({ id, title, description, steps, today, label }: Props) {
  const first = steps[0]
  if (!first) return null
  const end = `${Number(today.slice(0, 4)) + 1}-01-01`
  const x = scaleTime([at(first.from), at(end)], [4, WIDTH - 4])
  const most = Math.max(...steps.map((step) => step.amount ?? 0))
  const y = scaleLinear([0, most], [BASE, 26])
  const bars = steps.map((step, index) => ({
    ...step,
    left: x(at(step.from)),
    right: x(at(steps[index + 1]?.from ?? end)),
  }))
  const years = Array.from(
    { length: Number(today.slice(0, 4)) - Number(first.from.slice(0, 4)) + 1 },
    (_, index) => Number(first.from.slice(0, 4)) + index,
  )
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="264"
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      className="h-auto w-full max-w-[34rem]"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {bars.map(({ from, amount, left, right }, index) =>
        amount === null ? null : (
          <g key={from}>
            <rect
              x={left}
              y={y(amount)}
              width={right - left}
              height={BASE - y(amount)}
              className="fill-sky-wash"
            />
            <path
              d={`M${left} ${y(amount)}H${right}`}
              className="stroke-sky"
              strokeWidth="2.5"
              strokeLinecap="round"
            />
            {(right - left > 34 || index === 0) && (
              <text
                // Keeps the label of a narrow first step within the picture.
                x={Math.max((left + right) / 2, 22)}
                y={y(amount) - 7}
                textAnchor="middle"
                className={index === bars.length - 1 ? 'fill-ink font-semibold' : 'fill-soft'}
                fontSize="11"
              >
                {label(amount)}
              </text>
            )}
          </g>
        ),
      )}
      <path d={`M4 ${BASE}H${WIDTH - 4}`} className="stroke-edge" />
      {years.map((year) => (
        <text
          key={year}
          x={x(at(`${year}-07-01`))}
          y={BASE + 18}
          textAnchor="middle"
          className={year === years.at(-1) ? 'fill-ink font-semibold' : 'fill-soft'}
          fontSize="11"
        >
          {year}
        </text>
      ))}
    </svg>
  )
}
