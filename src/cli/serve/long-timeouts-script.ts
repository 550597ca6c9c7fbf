/**
 * Code that is prepended to the Worker's bundle to make its timeouts ten times as long. Normally, if a read takes more
 * than 1.5 s, a reader gets a 503 or a page of the fallback release. A command that checks or copies an archive on a
 * busy machine must not mistake such a response for damage.
 */
export const longTimeoutsScript = `{
  const schedule = globalThis.setTimeout
  globalThis.setTimeout = (run, milliseconds, ...values) => schedule(run, 10 * milliseconds, ...values)
}
`
