import { formatLinkHeader } from '../../http/link.ts'
import { htmlRepresentation } from '../../representation/html/html.tsx'
import { representations } from '../../representation/index.ts'
import { catalogLink } from '../../representation/links.ts'
import { renderContextFor } from '../../representation/render-context.ts'
import { addressFromUrl } from '../gateway/address.ts'
import { type Rendering, renderDocument } from '../response/rendering.ts'
import type { ProtocolDependencies } from './call-context.ts'
import type { DescriptionContent } from './description/describe.ts'
import { hasEntryAtAddress } from './has-entry.ts'

const descriptionPaths = new Set([
  '/openapi.json',
  '/.well-known/api-catalog',
  '/.well-known/tdmrep.json',
  '/about/api',
])

export const isDescription = (path: string): boolean => descriptionPaths.has(path)

function renderDescription(
  description: DescriptionContent,
  { release: { root } }: ProtocolDependencies,
): Rendering | Promise<Rendering> {
  if ('json' in description)
    return {
      body: `${JSON.stringify(description.json, null, 1)}\n`,
      headers: { 'content-type': description.mediaType },
    }
  const { headline, html: bodyHtml } = description
  const body = { html: bodyHtml, markdown: '', text: '', lostPictures: 0 }
  const page = { kind: 'page', edition: '', address: '/about/api', headline, language: 'en', body } as const
  return renderDocument(htmlRepresentation, page, { ...renderContextFor(root, '/'), language: 'en' })
}

/**
 * Responds with the description at a path. Returns `null` if there is none, or if the release has an entry at that
 * address.
 */
export async function respondWithDescription(
  request: Request,
  dependencies: ProtocolDependencies,
): Promise<Response | null> {
  const { root } = dependencies.release
  const url = new URL(request.url)
  if (await hasEntryAtAddress(dependencies, addressFromUrl(root, url))) return null
  const { descriptions } = await import('./description/describe.ts')
  const description = descriptions[url.pathname]?.({ root, representations })
  if (!description) return null
  const { body, headers } = await renderDescription(description, dependencies)
  const link = formatLinkHeader([catalogLink])
  return new Response(body, { headers: { ...headers, link, 'cache-control': 'public, max-age=300' } })
}
