/**
 * Returns a value that exists once per process. Next bundles a module more than once into one
 * process, so a module variable exists several times. What the server and the app's bundles share
 * is stored here, in the global symbol registry.
 *
 * @param create creates the value on the first call
 */
export function processSingleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`we-guide.${name}`)
  const holder: { [key: symbol]: T | undefined } = globalThis
  const value = holder[key] ?? create()
  holder[key] = value
  return value
}
