import { HORN, HORN_BOX, HORN_MIRRORS } from '#components/figure/horns.ts'
import { MARK_LETTERS } from '#components/page/site-mark.tsx'
import { SHARE_COLOURS, SHARE_SIZE } from './share-colours.ts'
import { StageDots } from './stage-dots.tsx'

type Props = {
  site: string
  /** The line above the title. */
  kicker?: string | undefined
  title: string
  /** The number of stages; `current` is the index of the highlighted one. */
  stages: number
  current?: number | undefined
}

/** The share image of a page: its title, its stage and the logo. */
export function SharePicture({ site, kicker, title, stages, current }: Props) {
  const colours = SHARE_COLOURS
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: '56px 72px 0',
        background: colours.paper,
        color: colours.ink,
        fontFamily: 'Literata',
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center' }}>
        <svg viewBox="0 0 40 40" width="76" height="76" aria-hidden="true">
          <rect width="40" height="40" rx="9" fill={colours.sky} />
          <path
            d={MARK_LETTERS}
            fill="none"
            stroke={colours.paper}
            strokeWidth="3"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <div style={{ marginLeft: 24, fontSize: 40 }}>{site}</div>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', maxWidth: 980 }}>
        {kicker && <div style={{ fontSize: 32, color: colours.soft }}>{kicker}</div>}
        <div
          style={{
            display: 'block',
            marginTop: 12,
            fontSize: title.length > 36 ? 60 : 76,
            lineHeight: 1.14,
            letterSpacing: '-0.015em',
            lineClamp: 3,
          }}
        >
          {title}
        </div>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <StageDots count={stages} current={current} />
        <Band />
      </div>
    </div>
  )
}

const TILE = 72

/** The ornament, repeated along the bottom edge. */
function Band() {
  return (
    <div style={{ display: 'flex', margin: '36px -72px 0', background: SHARE_COLOURS.leaf }}>
      {Array.from({ length: Math.ceil(SHARE_SIZE.width / TILE) }, (_, index) => index).map(
        (index) => (
          <svg key={index} viewBox={HORN_BOX} width={TILE} height={TILE} aria-hidden="true">
            {HORN_MIRRORS.map((mirror) => (
              <path
                key={mirror}
                d={HORN}
                transform={mirror}
                fill="none"
                stroke={SHARE_COLOURS.line}
                strokeWidth="8"
                strokeLinecap="round"
              />
            ))}
          </svg>
        ),
      )}
    </div>
  )
}
