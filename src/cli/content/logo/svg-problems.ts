import { SaxesParser, type SaxesTagNS } from 'saxes'
import { DrawingSize } from './drawing-size.ts'
import { logoAttributes, logoElements } from './svg-vocabulary.ts'
import { findLoadingStylePart, findValueProblem, listReferencedParts } from './value-problem.ts'

/** A reason why an SVG cannot be published, and its line. */
export interface SvgProblem {
  line: number
  reason: string
}

const maxDepth = 64

const maxDrawnElements = 10_000

const svgNamespace = 'http://www.w3.org/2000/svg'

/** Prefixes of attribute namespaces, as used in `logoAttributes`. */
const prefixByNamespace: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['http://www.w3.org/1999/xlink', 'xlink:'],
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
])

const removalRemedy = 'remove it, or save the logo as logo.png'

/** Thrown to leave the parser at a fault after which other checks are meaningless. */
const stopSignal = new Error('the check has ended')

/** Checks one SVG. Reports each kind of fault once. */
class SvgChecker {
  readonly lineByReason = new Map<string, number>()
  readonly #parser = new SaxesParser({ xmlns: true })
  readonly #drawing = new DrawingSize()
  readonly #openElements: { id: string | null }[] = []
  #style: string | null = null

  constructor() {
    const on = this.#parser.on.bind(this.#parser)
    on('xmldecl', ({ encoding }) => {
      if (encoding && !/^utf-8$/i.test(encoding))
        this.#report(`declares the encoding ${encoding}: save it in UTF-8`)
    })
    on('doctype', () => this.#stop('contains a document type: remove <!DOCTYPE …>', 1))
    on('processinginstruction', ({ target }) => this.#report(`contains <?${target} …?>: ${removalRemedy}`))
    on('opentag', (tag) => this.#checkOpenTag(tag))
    on('text', (text) => this.#collectStyle(text))
    on('cdata', (text) => this.#collectStyle(text))
    on('closetag', (tag) => this.#checkCloseTag(tag))
    on('error', () =>
      this.#stop('is not valid XML on this line: correct it, or save the drawing as SVG again'),
    )
  }

  check(text: string): void {
    try {
      this.#parser.write(text).close()
      if (this.#drawing.countDrawnElements() > maxDrawnElements)
        this.#report(
          `draws more than ${maxDrawnElements.toLocaleString('en')} shapes, since parts are shown again by <use>, mask or clip-path: draw fewer, or save the logo as logo.png`,
          1,
        )
    } catch (error) {
      if (error !== stopSignal) throw error
    }
  }

  #report(reason: string, line = this.#parser.line): void {
    if (!this.lineByReason.has(reason)) this.lineByReason.set(reason, line)
  }

  #stop(reason: string, line?: number): never {
    this.#report(reason, line)
    throw stopSignal
  }

  #checkOpenTag({ name, local, uri, attributes }: SaxesTagNS): void {
    if (this.#openElements.length === 0 && (local !== 'svg' || uri !== svgNamespace))
      this.#stop(
        `begins with <${name}> instead of <svg xmlns="${svgNamespace}">: save the drawing as SVG again`,
      )
    if (uri !== svgNamespace || !logoElements.has(local))
      this.#report(`contains <${name}>, which no logo may have: ${removalRemedy}`)
    if (this.#openElements.push({ id: attributes.id?.value ?? null }) > maxDepth)
      this.#stop(`contains elements nested more than ${maxDepth} levels deep: ungroup the drawing`)
    const references = Object.values(attributes).flatMap((attribute) => this.#checkAttribute(attribute))
    this.#drawing.addElement(
      this.#openElements.flatMap(({ id }) => id ?? []),
      references,
    )
    if (local === 'style') this.#style ??= ''
  }

  /** @returns the parts of the drawing to which the attribute refers */
  #checkAttribute({ name, prefix, local, uri, value }: SaxesTagNS['attributes'][string]): string[] {
    if (name === 'xmlns' || prefix === 'xmlns') return []
    const qualifiedName = `${prefixByNamespace.get(uri) ?? '?'}${local}`
    if (!logoAttributes.has(qualifiedName)) {
      this.#report(`contains the attribute ${name}, which no logo may have: ${removalRemedy}`)
      return []
    }
    if (local === 'href') return this.#checkReference(value)
    const problem = local === 'style' ? findLoadingStylePart(value) : findValueProblem(value)
    if (problem) this.#report(`contains ${problem} in the attribute ${name}: ${removalRemedy}`)
    return listReferencedParts(value)
  }

  #checkReference(value: string): string[] {
    if (value.startsWith('#')) return [value.slice(1)]
    this.#report(
      `refers to ${JSON.stringify(value.slice(0, 100))}, and a logo may only refer to its own parts, such as #shape: ${removalRemedy}`,
    )
    return []
  }

  #collectStyle(text: string): void {
    if (this.#style !== null) this.#style += text
  }

  #checkCloseTag({ local }: SaxesTagNS): void {
    this.#openElements.pop()
    if (local !== 'style' || this.#style === null) return
    const problem = findLoadingStylePart(this.#style)
    if (problem) this.#report(`contains ${problem} in a style sheet: ${removalRemedy}`)
    this.#style = null
  }
}

/**
 * Finds everything in an SVG that could run, load, animate or lead elsewhere, or draw endlessly (SVG 2, §2.2.4).
 * Everything outside the vocabulary is refused.
 */
export function findSvgProblems(text: string): SvgProblem[] {
  const checker = new SvgChecker()
  checker.check(text)
  return [...checker.lineByReason].map(([reason, line]) => ({ line, reason }))
}
