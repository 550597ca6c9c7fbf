/**
 * Limits requests by key at one location of the platform. Not by client: nothing that identifies a reader is read.
 * Without the binding, or if it fails, every request is allowed.
 */
export const rateLimiter =
  (limit: RateLimit | undefined) =>
  async (key: string): Promise<boolean> => {
    if (!limit) return true
    try {
      return (await limit.limit({ key })).success
    } catch (error) {
      console.error(error)
      return true
    }
  }
