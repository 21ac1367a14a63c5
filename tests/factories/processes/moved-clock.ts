// Loaded into a process of the site before everything else: its clocks are ahead by so much.
const ahead = Temporal.Duration.from(process.env.CLOCK_AHEAD ?? 'PT0S').total('milliseconds')
const { instant } = Temporal.Now
const { now } = Date

Object.assign(Temporal.Now, { instant: () => instant().add({ milliseconds: ahead }) })
Object.assign(Date, { now: () => now() + ahead })

globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now() + ahead] : given, made),
})
