/** SVG path of the letters in the logo, in a square of 40 units. */
export const MARK_LETTERS = 'M6 13l5 15 5-12 5 12 4-15M25 13h9M25.5 20.5h7M25 28h9'

/** The logo: the letters W and E. */
export function SiteMark() {
  return (
    <svg viewBox="0 0 40 40" width="32" height="32" aria-hidden="true" className="text-sky">
      <rect width="40" height="40" rx="9" fill="currentColor" />
      <path
        d={MARK_LETTERS}
        className="text-paper"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
