import { HORN, HORN_BOX, HORN_MIRRORS } from './horns.ts'

/** The ram's horns as line art; hidden from screen readers. */
export function Ornament({ className, width }: { className: string; width: number }) {
  return (
    <svg viewBox={HORN_BOX} width={width} aria-hidden="true" className={className}>
      {HORN_MIRRORS.map((mirror) => (
        <path
          key={mirror}
          d={HORN}
          transform={mirror}
          fill="none"
          stroke="currentColor"
          strokeWidth="5"
          strokeLinecap="round"
        />
      ))}
    </svg>
  )
}

/** The ornament between two lines, as a divider; use it at most once per page. */
export function Divider() {
  return (
    <div className="divider no-print mt-12">
      <Ornament className="text-edge" width={48} />
    </div>
  )
}
