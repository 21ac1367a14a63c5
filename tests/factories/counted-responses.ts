import { processMetrics } from '#lib/config/metrics.ts'

/** How many responses of a class of status, such as `2xx`, this process has counted. */
export async function countedResponses(name: string): Promise<number> {
  const { values } = await processMetrics().responses.get()
  return values.find(({ labels }) => labels.class === name)?.value ?? 0
}
