const siteVerify = 'https://challenges.cloudflare.com/turnstile/v0/siteverify'

/** How long Turnstile may take to answer, in milliseconds. */
const patience = 2000

/**
 * Whether Turnstile vouches for a widget's token; `null` where no secret is set, so that nobody is asked. It fails
 * open: a reader without scripts, a token that is not good and a Turnstile that is down are all merely not vouched for.
 */
export const verifiedBy =
  (secret: string | undefined, url = siteVerify) =>
  async (token: string): Promise<boolean | null> => {
    if (!secret) return null
    if (token === '') return false
    try {
      const body = new URLSearchParams({ secret, response: token })
      const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(patience) })
      return ((await response.json()) as { success: unknown }).success === true
    } catch (error) {
      console.error(error)
      return false
    }
  }
