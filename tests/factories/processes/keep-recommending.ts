// Reads numbers, sends a recommendation for each as the form does, many at a time, and prints the
// number and the reference when it is acknowledged, after `open`. Tests kill it at any moment.
import { submitRecommendation } from '#lib/recommend/submit.ts'
import { openStore } from '#lib/store/connect.ts'

const [dataDir = '', numbers = '', databaseUrl] = process.argv.slice(2)
const settings = { siteUrl: 'https://guide.example', secret: 'a secret of the tests' }
const store = await openStore({ dataDir, databaseUrl: databaseUrl || undefined })
process.stdout.write('open\n')

async function send(number: string): Promise<void> {
  const reference = await submitRecommendation(
    {
      store,
      answers: {
        name: `Person ${number}`,
        place: 'Алматы',
        'known-for': 'көрші',
        qualities: ['fair'],
        story: 'Ғажап адам.',
        'your-name': 'Сәуле',
        'your-email': `sender${number}@example.org`,
        relation: 'көрші',
        consent: 'yes',
        copy: 'yes',
      },
      locale: 'kk',
      idempotencyKey: `key-${number}`,
      consentText: 'Келісемін',
      now: Temporal.Now.instant(),
    },
    settings,
  )
  process.stdout.write(`${number} ${reference}\n`)
}

await Promise.all(numbers.split(',').map(send))
await store.close()
