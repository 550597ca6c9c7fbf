/**
 * Code before the Worker's: its waits may take ten times as long. A reader gets a 503, or what the fallback release has, when a
 * read takes more than 1.5 s; a command that checks or copies an archive on a busy machine must not take that for damage.
 */
export const patientTimers = `{
  const schedule = globalThis.setTimeout
  globalThis.setTimeout = (run, milliseconds, ...values) => schedule(run, 10 * milliseconds, ...values)
}
`
