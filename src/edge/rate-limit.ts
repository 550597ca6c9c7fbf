/**
 * Creates a function that counts a request under a key. It returns false if the limit at the current Cloudflare
 * location is exceeded. Nothing that identifies a reader is part of the limit. Every request is allowed if there is
 * no binding, or if the binding fails.
 */
export const createRateLimiter =
  (rateLimit: RateLimit | undefined) =>
  async (key: string): Promise<boolean> => {
    if (!rateLimit) return true
    try {
      return (await rateLimit.limit({ key })).success
    } catch (error) {
      console.error(error)
      return true
    }
  }
