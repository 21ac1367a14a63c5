// Preloaded into a process of the site: sets its clocks ahead by CLOCK_AHEAD (ISO 8601 duration).
const ahead = Temporal.Duration.from(process.env.CLOCK_AHEAD ?? 'PT0S').total('milliseconds')
const { instant } = Temporal.Now
const { now } = Date

Object.assign(Temporal.Now, { instant: () => instant().add({ milliseconds: ahead }) })
Object.assign(Date, { now: () => now() + ahead })

globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now() + ahead] : given, made),
})
