import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { SaxesParser } from 'saxes'
import { type Document, maxArticlesOnFront } from '../../model/document.ts'
import { renderBody } from '../content/body/render-body.ts'

/** Matches the media types of representations that contain an article's citation instead of its text. */
const citationTypePattern = /[/.](?:x-bibtex|x-research-info-systems|citationstyles\.csl\+json)$/

/** Splits text into paragraphs. In a page or Markdown, frames and alternative texts of pictures may separate them. */
const splitParagraphs = (text: string): string[] => text.split('\n\n')

/**
 * Lists the passages that a document's representation with this media type must contain. Returns an empty list for the
 * holdings, which contain no prose.
 */
export function listRequiredPassages(document: Document, mediaType: string): string[] {
  if (document.kind === 'article') {
    const { headline, corrections } = document.fields
    if (citationTypePattern.test(mediaType)) return [headline]
    return [headline, ...splitParagraphs(document.body.text), ...corrections.map(({ text }) => text)]
  }
  if (document.kind === 'page') return [document.headline, ...splitParagraphs(document.body.text)]
  if (document.kind !== 'collection') return []
  const isFrontPage = document.subject === 'front' && mediaType === 'text/html'
  const listings = isFrontPage ? document.listings.slice(0, maxArticlesOnFront) : document.listings
  return listings.map(({ headline }) => headline)
}

type Node = DefaultTreeAdapterTypes.Node

const listChildren = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])

const findMainElement = (node: Node): Node | null =>
  node.nodeName === 'main'
    ? node
    : listChildren(node).reduce<Node | null>(
        (foundElement, child) => foundElement ?? findMainElement(child),
        null,
      )

const extractNodeText = (node: Node): string =>
  'value' in node && node.nodeName === '#text' ? node.value : listChildren(node).map(extractNodeText).join('')

function extractHtmlText(html: string): string {
  const mainElement = findMainElement(parse(html))
  return mainElement ? extractNodeText(mainElement) : ''
}

function extractXmlText(xml: string): string {
  const parser = new SaxesParser()
  let combinedText = ''
  parser.on('text', (xmlText) => {
    combinedText += xmlText
  })
  parser.write(xml).close()
  return combinedText
}

function joinJsonStrings(jsonValue: unknown): string {
  if (typeof jsonValue === 'string') return jsonValue
  return typeof jsonValue === 'object' && jsonValue !== null
    ? Object.values(jsonValue).map(joinJsonStrings).join(' ')
    : ''
}

/** Extracts the text of a representation. @throws Error if the body is invalid in its media type */
function extractText(mediaType: string, body: string): string {
  if (mediaType === 'text/html') return extractHtmlText(body)
  if (mediaType === 'text/markdown') return renderBody(body).text
  if (/[/+]xml$/.test(mediaType)) return extractXmlText(body)
  if (mediaType === 'application/x-bibtex') return body.replace(/\{\\text[a-z]+\}/g, '')
  return /[/+]json$/.test(mediaType) ? joinJsonStrings(JSON.parse(body)) : body
}

/** Removes everything except letters and digits, because spaces and punctuation differ between representations. */
const reduceToLetters = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Finds the first passage that a representation lacks; `null` if it contains all of them. If the representation cannot
 * be parsed, returns the error.
 */
export function findMissingPassageOrError(
  passages: readonly string[],
  mediaType: string,
  body: string,
): string | Error | null {
  try {
    const bodyLetters = reduceToLetters(extractText(mediaType, body))
    return passages.find((passage) => !bodyLetters.includes(reduceToLetters(passage))) ?? null
  } catch (error) {
    return error as Error
  }
}
