/**
 * The platform's limit of what is asked for at one location, for each key; whoever asks, since nothing that tells one
 * reader from another is read. Without the binding, or when it fails, everything is allowed.
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
