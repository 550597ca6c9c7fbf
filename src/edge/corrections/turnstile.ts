const siteVerifyUrl = 'https://challenges.cloudflare.com/turnstile/v0/siteverify'

/** Milliseconds after which Turnstile counts as unavailable. */
const verifyTimeoutMs = 2000

/**
 * Creates a function that returns Turnstile's verdict on a token, or `null` if there is no secret. It fails open: a
 * missing or invalid token, or an outage of Turnstile, only marks the request as unverified. A reader without
 * JavaScript has no token.
 */
export const createTurnstileVerifier =
  (secret: string | undefined, verifyUrl = siteVerifyUrl) =>
  async (token: string): Promise<boolean | null> => {
    if (!secret) return null
    if (token === '') return false
    try {
      const body = new URLSearchParams({ secret, response: token })
      const response = await fetch(verifyUrl, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(verifyTimeoutMs),
      })
      return ((await response.json()) as { success: unknown }).success === true
    } catch (error) {
      console.error(error)
      return false
    }
  }
