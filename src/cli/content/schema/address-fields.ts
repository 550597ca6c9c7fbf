import { z } from 'zod'

/** Schemas of the addresses in content files. Each message names the problem and the remedy. */

/** Returns the reason why a text is not a web address that can be linked; `null` for a valid one. */
function describeUrlProblem(value: string): string | null {
  const parsedUrl = URL.parse(value)
  if (value.length > 2048) return 'is longer than 2,048 characters: shorten it'
  if (parsedUrl === null || !/^https?:$/.test(parsedUrl.protocol))
    return 'is not a web address: write one that begins with https:// or http://, such as https://www.example.org/story'
  return parsedUrl.username === ''
    ? null
    : 'contains a user name: remove everything between // and @, and the @ itself'
}

export const url = z
  .string('must be one web address, such as https://www.example.org/story')
  .superRefine((value, context) => {
    const message = describeUrlProblem(value)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

/** Matches a URL without a scheme, such as `morgue.example` or `localhost:8787/x`. */
const urlWithoutSchemePattern = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?(?:[/?#]|$)/i

function describeOriginProblem(value: string): string | null {
  if (!/^https?:/i.test(value) && urlWithoutSchemePattern.test(value)) {
    const completedUrl = URL.parse(`https://${value}`)?.origin ?? `https://${value}`
    return describeOriginProblem(completedUrl) ?? `lacks https:// at its beginning: write ${completedUrl}`
  }
  const urlProblem = describeUrlProblem(value)
  if (urlProblem !== null) return urlProblem
  const { origin: valueOrigin, hostname, protocol } = new URL(value)
  // A network of one's own can have hosts without a dot, but no certificates for them.
  if (protocol === 'https:' && !/[.:]|^localhost$/.test(hostname))
    return `has no dot in its host ${hostname}, so browsers would not find it: write the whole address, such as https://${hostname}.example.org`
  return valueOrigin === value ? null : `must be only the address of the site: write ${valueOrigin}`
}

/** The archive's URL: scheme, host and port only. */
export const origin = z
  .string('must be one web address, such as https://morgue.example')
  .superRefine((value, context) => {
    const message = describeOriginProblem(value)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

export const address = z
  .string('must be one address in the archive, such as /the-beacon/2016/04/08/story.html')
  .regex(
    /^\/[^/\s]+\/\S+$/,
    "is not an address in the archive: write the name of the edition's folder and the rest of the address, such as /the-beacon/2016/04/08/story.html",
  )

const hostPattern = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/

/** Returns a message that proposes the host name in a text, such as that of a URL. */
function describeHostProblem(value: unknown): string {
  const { hostname = '' } = URL.parse(/^https?:/i.test(`${value}`) ? `${value}` : `https://${value}`) ?? {}
  const proposal = hostPattern.test(hostname) ? hostname : 'one such as www.example.org, in lower case'
  return `is not a host name: write ${proposal}`
}

export const host = z
  .string('must be a host name, such as www.example.org')
  .regex(hostPattern, { error: ({ input }) => describeHostProblem(input) })

export const email = z
  .string('must be one e-mail address, such as archive@example.org')
  .regex(/^[^\s@<>"]+@[^\s@<>"]+$/, 'is not an e-mail address: write one such as archive@example.org')
