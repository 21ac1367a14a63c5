import { scaleLinear } from 'd3-scale'
import type { WeekOfList } from '#lib/desk/subscribers/figures.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { locale: Locale; weeks: WeekOfList[]; rate: number | undefined }

// In SVG units, drawn for a narrow phone.
const WIDTH = 340
const HEIGHT = 150
const BASE = 126

/** The list week by week: its size as a line, sign-ups and confirmations as bars; and as a table. */
export function ListChart({ locale, weeks, rate }: Props) {
  const t = translator(locale)
  const step = WIDTH / weeks.length
  const most = Math.max(1, ...weeks.map(({ size }) => size))
  const mostBars = Math.max(1, ...weeks.map(({ asked, confirmed }) => Math.max(asked, confirmed)))
  const y = scaleLinear([0, most], [BASE, 16])
  const bar = scaleLinear([0, mostBars], [0, 50])
  const line = weeks.map(({ size }, i) => `${i * step + step / 2},${y(size)}`).join(' ')
  const first = weeks[0]
  const last = weeks.at(-1)
  const percent = rate === undefined ? '–' : `${Math.round(rate * 100)} %`
  return (
    <section aria-labelledby="growth" className="grid gap-2">
      <h2 id="growth">{t('desk.list.growth')}</h2>
      <p>{t('desk.list.rate', { percent })}</p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby="growth-title"
        className="h-auto w-full max-w-[44rem]"
      >
        <title id="growth-title">
          {t('desk.list.growthText', { from: first?.size ?? 0, until: last?.size ?? 0 })}
        </title>
        {weeks.map(({ from, asked, confirmed }, i) => (
          <g key={from}>
            <rect
              x={i * step + 1}
              y={BASE - bar(asked)}
              width={step / 2 - 1}
              height={bar(asked)}
              className="fill-line"
            />
            <rect
              x={i * step + step / 2}
              y={BASE - bar(confirmed)}
              width={step / 2 - 1}
              height={bar(confirmed)}
              className="fill-sky"
            />
          </g>
        ))}
        <polyline points={line} fill="none" className="stroke-saffron" strokeWidth="2.5" />
        <path d={`M0 ${BASE}H${WIDTH}`} className="stroke-edge" strokeWidth="1" />
        <text
          x={WIDTH}
          y={y(last?.size ?? 0) - 6}
          textAnchor="end"
          className="fill-ink"
          fontSize="11"
        >
          {last?.size ?? 0}
        </text>
        <text x="0" y={HEIGHT - 8} className="fill-soft" fontSize="10">
          {first && formatDay(first.from, locale)}
        </text>
        <text x={WIDTH} y={HEIGHT - 8} textAnchor="end" className="fill-soft" fontSize="10">
          {last && formatDay(last.from, locale)}
        </text>
      </svg>
      <ul className="flex flex-wrap gap-x-5 text-soft">
        <li className="legend" data-legend="line">
          {t('desk.list.size')}
        </li>
        <li className="legend" data-legend="asked">
          {t('desk.list.asked')}
        </li>
        <li className="legend" data-legend="confirmed">
          {t('desk.list.confirmed')}
        </li>
      </ul>
      <details className="fold">
        <summary>{t('desk.list.asTable')}</summary>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{t('desk.list.week')}</th>
              <th scope="col" className="number">
                {t('desk.list.asked')}
              </th>
              <th scope="col" className="number">
                {t('desk.list.confirmed')}
              </th>
              <th scope="col" className="number">
                {t('desk.list.size')}
              </th>
            </tr>
          </thead>
          <tbody>
            {weeks.toReversed().map(({ from, asked, confirmed, size }) => (
              <tr key={from}>
                <th scope="row">{formatDay(from, locale)}</th>
                <td className="number">{asked}</td>
                <td className="number">{confirmed}</td>
                <td className="number">{size}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
