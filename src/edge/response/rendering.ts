import { formatProblemJson, type Problem, problemMediaType } from '../../http/problem.ts'
import { encodeAddress } from '../../model/address.ts'
import type { Document } from '../../model/document.ts'
import { type Absence, describeAbsence } from '../../representation/absence.ts'
import { createContentSecurityPolicy } from '../../representation/html/frame/content-security-policy.ts'
import { renderAbsencePage } from '../../representation/html/html.tsx'
import { type RenderContext, type Representation, render } from '../../representation/representation.ts'

/** A rendered body with the headers that describe it. */
export interface Rendering {
  body: string
  headers: Record<string, string>
}

/**
 * Creates the rendering of an HTML page. Its headers contain the language of its interface, and a
 * Content-Security-Policy that allows its stylesheet.
 */
export async function createPageRendering(html: string, renderContext: RenderContext): Promise<Rendering> {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-language': renderContext.language,
    'content-security-policy': await createContentSecurityPolicy(renderContext),
  }
  return { body: html, headers }
}

/** Renders a document in one of its representations. */
export function renderDocument(
  representation: Representation,
  document: Document,
  renderContext: RenderContext,
): Rendering | Promise<Rendering> {
  const body = render(representation, document, renderContext)
  if (representation.name === 'html') return createPageRendering(body, renderContext)
  return {
    body,
    headers: { 'content-type': representation.contentType, 'content-language': renderContext.language },
  }
}

/** Renders a problem document (RFC 9457). */
export const renderProblem = (problem: Problem): Rendering => ({
  body: formatProblemJson(problem),
  headers: { 'content-type': problemMediaType },
})

/** Returns the extension members of an absence's problem document. */
const collectProblemExtensions = ({ since, authority, headline, choices }: Absence) => ({
  since: since ?? undefined,
  authority: authority ?? undefined,
  headline: headline ?? undefined,
  choices: choices.length > 0 ? choices.map(encodeAddress) : undefined,
})

/** Renders the reason why an address has no document, as a page or as a problem document. */
export async function renderAbsence(
  absence: Absence,
  renderContext: RenderContext,
  form: 'page' | 'problem',
): Promise<Rendering> {
  if (form === 'page') return createPageRendering(renderAbsencePage(absence, renderContext), renderContext)
  const { title, detail } = describeAbsence(absence, renderContext)
  const { body, headers } = renderProblem({
    status: absence.status,
    title,
    detail: absence.reason ?? detail,
    instance: absence.address === '' ? undefined : encodeAddress(absence.address),
    ...collectProblemExtensions(absence),
  })
  return { body, headers: { ...headers, 'content-language': renderContext.language } }
}
