/**
 * Limits requests by key at one location of the platform. It does not limit by client, since it reads nothing that
 * identifies a reader. Without the binding, or if it fails, every request is allowed.
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
