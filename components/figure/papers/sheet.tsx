import type { ReactNode } from 'react'

/** The coordinates of a drawing's numbered points. */
export type Points = readonly (readonly [x: number, y: number])[]

type Props = { id: string; title: string; description: string; points: Points; children: ReactNode }

/** An SVG canvas for a document, with the numbers of its points on top. */
export function Sheet({ id, title, description, points, children }: Props) {
  return (
    <svg
      viewBox="0 0 340 300"
      width="264"
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      className="h-auto w-full max-w-[24rem] text-edge"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {children}
      {points.map(([x, y], index) => (
        <g key={`${x} ${y}`}>
          <circle cx={x} cy={y} r="13" className="fill-sky" />
          <text
            x={x}
            y={y + 5}
            textAnchor="middle"
            fontSize="15"
            className="fill-paper font-semibold"
          >
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  )
}

type PageProps = { x: number; y: number; width: number; height: number }

/** The outline of a page. */
export function Leaf({ x, y, width, height }: PageProps) {
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx="3"
      className="fill-leaf stroke-edge"
      strokeWidth="1.5"
    />
  )
}

/** Lines that represent text. */
export function Writing({
  x,
  y,
  width,
  lines,
}: {
  x: number
  y: number
  width: number
  lines: number
}) {
  const path = Array.from({ length: lines }, (_, line) => {
    const short = line === lines - 1 ? width * 0.6 : width
    return `M${x} ${y + line * 14}h${short}`
  }).join('')
  return <path d={path} className="stroke-line" strokeWidth="4" strokeLinecap="round" />
}

/** A round stamp with a signature across it. */
export function Stamp({ x, y }: { x: number; y: number }) {
  return (
    <g className="fill-none stroke-sky" strokeWidth="2">
      <circle cx={x} cy={y} r="23" />
      <circle cx={x} cy={y} r="16" strokeDasharray="3 3" />
      <path
        d={`M${x - 46} ${y + 6}c8-18 14-18 13-4s9 6 14-6 10-4 10 2 8 4 14-2 9-2 18-6`}
        className="stroke-ink"
      />
    </g>
  )
}
