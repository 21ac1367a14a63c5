// Preloaded into a process of the site: sets its clocks ahead by CLOCK_AHEAD (ISO 8601 duration),
// as if the machine had been started so. SIGUSR2 then sets them to the instant CLOCK_SET_TO, as an
// operator or NTP does: what counts from the start of the process does not follow.
const { instant } = Temporal.Now
const { now } = Date
let ahead = Temporal.Duration.from(process.env.CLOCK_AHEAD ?? 'PT0S').total('milliseconds')

Object.assign(Temporal.Now, { instant: () => instant().add({ milliseconds: Math.round(ahead) }) })
Object.assign(Date, { now: () => now() + Math.round(ahead) })
Object.defineProperty(performance, 'timeOrigin', {
  value: performance.timeOrigin + ahead,
  configurable: true,
})

globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [target.now()] : given, made),
})

const setTo = process.env.CLOCK_SET_TO
if (setTo) {
  process.on('SIGUSR2', () => {
    ahead = Temporal.Instant.from(setTo).epochMilliseconds - now()
  })
}
