/**
 * The one value of a name in this process. Next bundles a module more than once into one process,
 * so a variable of a module exists several times; what has to be shared by the server and by the
 * app's bundles is held here, in the global symbol registry.
 *
 * @param create makes the value at the first call
 */
export function processSingleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`we-guide.${name}`)
  const holder: { [key: symbol]: T | undefined } = globalThis
  const value = holder[key] ?? create()
  holder[key] = value
  return value
}
