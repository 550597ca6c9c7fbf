/**
 * Creates a function that counts a request under a key, and returns false if the limit at this location of the
 * platform is exceeded. It never limits by client, since it reads nothing that identifies a reader. Without the
 * binding, or if the binding fails, it allows every request.
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
