import type { ReactNode } from 'react'
import type { DrawnPaper } from '#lib/plan/checklist/paper-points.ts'
import { Leaf, type Points, Stamp, Writing } from './sheet.tsx'

type Drawing = { points: Points; art: ReactNode }

/** A certificate, the apostille behind it, and the translation bound to both. */
const criminalRecord: Drawing = {
  points: [
    [38, 104],
    [46, 226],
    [138, 178],
    [206, 122],
    [302, 62],
  ],
  art: (
    <>
      <Leaf x={196} y={44} width={126} height={196} />
      <path d="M214 70h90" className="stroke-edge" strokeWidth="5" />
      <Writing x={214} y={92} width={90} lines={9} />
      <Leaf x={112} y={62} width={126} height={196} />
      <rect
        x="128"
        y="122"
        width="94"
        height="92"
        className="fill-sky-wash stroke-sky"
        strokeWidth="2"
      />
      <path
        d="M140 138h70M140 156h70M140 174h70M140 192h44"
        className="stroke-sky"
        strokeWidth="3"
      />
      <Leaf x={18} y={84} width={136} height={196} />
      <path d="M56 110h60" className="stroke-edge" strokeWidth="6" />
      <Writing x={34} y={136} width={104} lines={4} />
      <Stamp x={104} y={244} />
      <path d="M150 76l46-18" className="stroke-saffron" strokeWidth="3" strokeDasharray="5 4" />
    </>
  ),
}

/** A contract on two pages, certified by a notary at the end. */
const lease: Drawing = {
  points: [
    [46, 40],
    [142, 112],
    [142, 166],
    [196, 58],
    [302, 214],
  ],
  art: (
    <>
      <Leaf x={24} y={24} width={136} height={236} />
      <path d="M60 52h64" className="stroke-edge" strokeWidth="6" />
      <Writing x={40} y={78} width={104} lines={2} />
      <rect
        x="36"
        y="102"
        width="90"
        height="22"
        className="fill-sky-wash stroke-sky"
        strokeWidth="1.5"
      />
      <rect
        x="36"
        y="156"
        width="90"
        height="22"
        className="fill-sky-wash stroke-sky"
        strokeWidth="1.5"
      />
      <Writing x={40} y={140} width={104} lines={1} />
      <Writing x={40} y={196} width={104} lines={4} />
      <Leaf x={180} y={24} width={136} height={236} />
      <Writing x={196} y={82} width={104} lines={6} />
      <path d="M196 186h44" className="stroke-ink" strokeWidth="1.5" />
      <path
        d="M198 182c6-12 10-12 10-2s8 2 12-6 8 0 14-4"
        className="fill-none stroke-ink"
        strokeWidth="2"
      />
      <Stamp x={274} y={220} />
    </>
  ),
}

/** A page with a letterhead, an amount, a date and a signature. */
const bankCertificate: Drawing = {
  points: [
    [86, 46],
    [262, 92],
    [262, 138],
    [86, 196],
    [250, 238],
  ],
  art: (
    <>
      <Leaf x={64} y={20} width={212} height={262} />
      <path d="M106 42h18v10h-18zM132 47h92" className="fill-sky stroke-edge" strokeWidth="5" />
      <path d="M84 68h172" className="stroke-line" strokeWidth="1.5" />
      <Writing x={84} y={92} width={150} lines={2} />
      <rect
        x="84"
        y="122"
        width="150"
        height="32"
        className="fill-sky-wash stroke-sky"
        strokeWidth="1.5"
      />
      <path d="M98 138h86" className="stroke-ink" strokeWidth="6" />
      <path d="M196 132v12M192 133h10M192 138h10" className="stroke-ink" strokeWidth="2" />
      <Writing x={106} y={184} width={130} lines={2} />
      <Stamp x={190} y={240} />
    </>
  ),
}

/** The drawing of each document. The points are explained in the text below it. */
export const DRAWINGS: Record<DrawnPaper, Drawing> = {
  'criminal-record': criminalRecord,
  lease,
  'bank-certificate': bankCertificate,
}
