// Stores recommendations with a mail each, and prints each reference once it was acknowledged,
// until it is killed.
import { openStore } from '#lib/store/connect.ts'
import { makeMail } from '../mail.ts'
import { makeRecommendation } from '../recommendation.ts'

const [dataDir = '', databaseUrl] = process.argv.slice(2)
const store = await openStore({ dataDir, databaseUrl })
for (let i = 0; ; i++) {
  const recommendation = makeRecommendation({ reference: `WE-${process.pid}-${i}` })
  await store.recommendations.insert({
    recommendation,
    idempotencyKey: recommendation.reference,
    consentText: '',
    mails: [makeMail()],
  })
  process.stdout.write(`${recommendation.reference}\n`)
}
