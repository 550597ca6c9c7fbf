import { APIError } from 'cloudflare/error'

/**
 * Describes a failed API call: with the API's messages and codes, as wrangler prints them, or with the network error.
 */
export function describeApiError(error: unknown): string {
  if (!(error instanceof APIError)) return (error as Error).message
  const messages = (error.errors ?? []).map(({ message, code }) => `${message} [code: ${code}]`)
  if (messages.length > 0) return messages.join('; ')
  // The message of a response without errors of the API is its body, such as an HTML page.
  if (error.status !== undefined) return `status ${error.status}`
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
