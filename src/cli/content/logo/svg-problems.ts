import { SaxesParser, type SaxesTagNS } from 'saxes'
import { DrawnElementCounter } from './drawn-element-counter.ts'
import { findUnsafeStylePart, findUnsafeValuePart, listReferencedIds } from './find-unsafe-part.ts'
import { allowedLogoAttributes, allowedLogoElements } from './svg-vocabulary.ts'

/** A reason why an SVG cannot be published, and the line of its first occurrence. */
export interface SvgProblem {
  line: number
  reason: string
}

const maxElementDepth = 64

const maxDrawnElements = 10_000

const svgNamespace = 'http://www.w3.org/2000/svg'

/** Prefixes of attribute namespaces, as used in `allowedLogoAttributes`. */
const prefixByNamespace: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['http://www.w3.org/1999/xlink', 'xlink:'],
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
])

const removalRemedy = 'remove it, or save the logo as logo.png in place of this file'

/** Thrown to leave the parser after a problem that makes further checks pointless. */
const stopSignal = new Error('the check has ended')

type SvgAttribute = SaxesTagNS['attributes'][string]

const isNamespaceDeclaration = ({ name, prefix }: SvgAttribute) => name === 'xmlns' || prefix === 'xmlns'

const isAllowedAttribute = ({ local, uri }: SvgAttribute) =>
  allowedLogoAttributes.has(`${prefixByNamespace.get(uri) ?? '?'}${local}`)

/** Returns the ids of the parts of the drawing to which an attribute refers. */
function listIdsReferencedInAttribute({ local, value }: SvgAttribute): string[] {
  if (local !== 'href') return listReferencedIds(value)
  return value.startsWith('#') ? [value.slice(1)] : []
}

/** Checks one SVG. Reports each problem once. */
class SvgChecker {
  readonly lineByReason = new Map<string, number>()
  readonly #parser = new SaxesParser({ xmlns: true })
  readonly #elementCounter = new DrawnElementCounter()
  readonly #openElements: { id: string | null }[] = []
  #openStyleText: string | null = null

  constructor() {
    const addListener = this.#parser.on.bind(this.#parser)
    addListener('xmldecl', ({ encoding }) => {
      if (encoding && !/^utf-8$/i.test(encoding))
        this.#reportProblem(
          `declares the encoding ${encoding}: save it as UTF-8, and write encoding="UTF-8" in its first line`,
        )
    })
    addListener('doctype', (text) => this.#reportDocumentType(text))
    addListener('processinginstruction', ({ target }) =>
      this.#reportProblem(`contains <?${target} …?>: ${removalRemedy}`),
    )
    addListener('opentag', (tag) => this.#checkOpenTag(tag))
    addListener('text', (text) => this.#appendStyleText(text))
    addListener('cdata', (text) => this.#appendStyleText(text))
    addListener('closetag', (tag) => this.#endElement(tag))
    addListener('error', () =>
      this.#reportAndStop('is not valid XML on this line: correct it, or save the drawing as SVG again'),
    )
  }

  checkSvg(svgText: string): void {
    try {
      this.#parser.write(svgText).close()
      if (this.#elementCounter.countDrawnElements() > maxDrawnElements)
        this.#reportProblem(
          `draws more than ${maxDrawnElements.toLocaleString('en')} shapes, because <use>, mask or clip-path repeats its parts: draw fewer, or save the logo as logo.png`,
          1,
        )
    } catch (error) {
      if (error !== stopSignal) throw error
    }
  }

  #reportProblem(reason: string, line = this.#parser.line): void {
    if (!this.lineByReason.has(reason)) this.lineByReason.set(reason, line)
  }

  #reportAndStop(reason: string, line?: number): never {
    this.#reportProblem(reason, line)
    throw stopSignal
  }

  /** Reports the line on which a document type begins. The parser has read it to its end. */
  #reportDocumentType(text: string): never {
    this.#reportAndStop(
      'contains a document type: remove everything from <!DOCTYPE to its last >',
      this.#parser.line - text.split('\n').length + 1,
    )
  }

  #checkOpenTag({ name, local, uri, attributes }: SaxesTagNS): void {
    if (this.#openElements.length === 0 && (local !== 'svg' || uri !== svgNamespace))
      this.#reportAndStop(
        `begins with <${name}> instead of <svg xmlns="${svgNamespace}">: save the drawing as SVG again`,
      )
    if (uri !== svgNamespace || !allowedLogoElements.has(local))
      this.#reportProblem(`contains <${name}>, which no logo may have: ${removalRemedy}`)
    if (this.#openElements.push({ id: attributes.id?.value ?? null }) > maxElementDepth)
      this.#reportAndStop(
        `contains elements nested more than ${maxElementDepth} levels deep: ungroup the drawing`,
      )
    const attributesExceptNamespaces = Object.values(attributes).filter(
      (attribute) => !isNamespaceDeclaration(attribute),
    )
    for (const attribute of attributesExceptNamespaces) this.#checkAttribute(attribute)
    this.#elementCounter.addElement(
      this.#openElements.flatMap(({ id }) => id ?? []),
      attributesExceptNamespaces.filter(isAllowedAttribute).flatMap(listIdsReferencedInAttribute),
    )
    if (local === 'style') this.#openStyleText ??= ''
  }

  #checkAttribute(attribute: SvgAttribute): void {
    const { name, local, value } = attribute
    if (!isAllowedAttribute(attribute)) {
      this.#reportProblem(`contains the attribute ${name}, which no logo may have: ${removalRemedy}`)
      return
    }
    if (local === 'href') {
      this.#checkHref(value)
      return
    }
    const unsafePart = local === 'style' ? findUnsafeStylePart(value) : findUnsafeValuePart(value)
    if (unsafePart) this.#reportProblem(`contains ${unsafePart} in the attribute ${name}: ${removalRemedy}`)
  }

  #checkHref(href: string): void {
    if (href.startsWith('#')) return
    this.#reportProblem(
      `refers to ${JSON.stringify(href.slice(0, 100))}, and a logo may only refer to its own parts, such as #shape: ${removalRemedy}`,
    )
  }

  #appendStyleText(text: string): void {
    if (this.#openStyleText !== null) this.#openStyleText += text
  }

  /** Closes the innermost open element. If it is a style sheet, reports what is unsafe in it. */
  #endElement({ local }: SaxesTagNS): void {
    this.#openElements.pop()
    if (local !== 'style' || this.#openStyleText === null) return
    const unsafePart = findUnsafeStylePart(this.#openStyleText)
    if (unsafePart) this.#reportProblem(`contains ${unsafePart} in a style sheet: ${removalRemedy}`)
    this.#openStyleText = null
  }
}

/**
 * Finds content in an SVG that could run code, load files, animate, lead elsewhere or draw endlessly (SVG 2, §2.2.4).
 * Reports everything outside the allowed vocabulary.
 */
export function findSvgProblems(svgText: string): SvgProblem[] {
  const checker = new SvgChecker()
  checker.checkSvg(svgText)
  return [...checker.lineByReason].map(([reason, line]) => ({ line, reason }))
}
