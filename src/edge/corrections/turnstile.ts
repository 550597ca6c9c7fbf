const siteVerifyUrl = 'https://challenges.cloudflare.com/turnstile/v0/siteverify'

/** Milliseconds after which Turnstile counts as unavailable. */
const verifyTimeoutMs = 2000

/**
 * Creates a function that returns Turnstile's verdict on a token; `null` if there is no secret. Fails open: a request
 * without scripts, with an invalid token, or while Turnstile is unavailable is stored, but marked as unverified.
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
