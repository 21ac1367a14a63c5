import { SHARE_COLOURS, SHARE_SIZE } from './share-colours.ts'

type Props = { count: number; current?: number | undefined }

const WIDTH = SHARE_SIZE.width - 144
const Y = 22

/** The stages as dots on a line: passed ones are filled, the current one is highlighted. */
export function StageDots({ count, current = -1 }: Props) {
  const at = (index: number) => 20 + (index * (WIDTH - 40)) / (count - 1)
  const { sky, line, saffron, paper } = SHARE_COLOURS
  return (
    <svg viewBox={`0 0 ${WIDTH} 44`} width={WIDTH} height="44" aria-hidden="true">
      <path d={`M${at(0)} ${Y}H${at(count - 1)}`} stroke={line} strokeWidth="4" />
      {current > 0 && <path d={`M${at(0)} ${Y}H${at(current)}`} stroke={sky} strokeWidth="4" />}
      {Array.from({ length: count }, (_, index) => index).map((index) => (
        <circle
          key={index}
          cx={at(index)}
          cy={Y}
          r={index === current ? 15 : 10}
          fill={index < current ? sky : paper}
          stroke={index === current ? saffron : index < current ? sky : line}
          strokeWidth={index === current ? 8 : 4}
        />
      ))}
    </svg>
  )
}
