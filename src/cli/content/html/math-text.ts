import type { Element, RootContent } from 'hast'
import { textContent } from './element.ts'
import { hiddenTags } from './element-kinds.ts'

const pairs = (plain: string, shifted: string) =>
  new Map([...plain].map((letter, at) => [letter, [...shifted][at] ?? '']))
const raised = pairs('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ')
const lowered = pairs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')

/** Maps each character to its raised or lowered form in Unicode; `null` when one is missing. */
function shifted(text: string, letters: ReadonlyMap<string, string>): string | null {
  const all = [...text].map((letter) => letters.get(letter) ?? null)
  return all.includes(null) ? null : all.join('')
}

/** True for degrees, primes and accents, which need neither raising nor lowering. */
const isSign = (term: string) => /^[^\p{L}\p{N}+\-−=<>]{0,3}$/u.test(term)

/** Adds parentheses, except around a single number, word, sign or group. */
const grouped = (term: string) =>
  isSign(term) || /^(?:[\p{L}\p{N}\p{M}.,]*|.*\))$/su.test(term) ? term : `(${term})`

const superscript = (term: string) => (isSign(term) ? term : (shifted(term, raised) ?? `^${grouped(term)}`))
const subscript = (term: string) => (isSign(term) ? term : (shifted(term, lowered) ?? `_${grouped(term)}`))

/** True when two terms would run together without a space: `2` and `3`, `1/2` and `x`, `sin` and `x`. */
function isApart(before: string, after: string): boolean {
  const isFraction = before.includes('/') && /[\p{L}\p{N}]$/u.test(before)
  if (isFraction || /\p{L}\p{L}$/u.test(before)) return /^[\p{L}\p{N}]/u.test(after)
  return /[\p{L}\p{N}]$/u.test(before) && /^\p{N}/u.test(after)
}

function sideBySide(terms: readonly string[]): string {
  const parts: string[] = []
  for (const term of terms.filter((each) => each !== '')) {
    const before = parts.at(-1)
    parts.push(before !== undefined && isApart(before, term) ? ` ${term}` : term)
  }
  return parts.join('')
}

type Layout = (first: string, second: string, third: string) => string

const below: Layout = (base, under) => grouped(base) + subscript(under)
const above: Layout = (base, over) => grouped(base) + superscript(over)
const belowAndAbove: Layout = (base, under, over) => grouped(base) + subscript(under) + superscript(over)

/** Linear layouts by element (MathML Core §3.3, §3.4). Terms beyond `terms` are appended. */
const layouts: ReadonlyMap<string, { terms: number; layout: Layout }> = new Map([
  ['mfrac', { terms: 2, layout: (over, under) => `${grouped(over)}/${grouped(under)}` }],
  ['mroot', { terms: 2, layout: (base, index) => `${superscript(index)}√${grouped(base)}` }],
  ['msup', { terms: 2, layout: above }],
  ['mover', { terms: 2, layout: above }],
  ['msub', { terms: 2, layout: below }],
  ['munder', { terms: 2, layout: below }],
  ['msubsup', { terms: 3, layout: belowAndAbove }],
  ['munderover', { terms: 3, layout: belowAndAbove }],
])

function inLine(name: string, terms: readonly string[]): string {
  if (name === 'msqrt') return `√${grouped(sideBySide(terms))}`
  if (name === 'mtable') return terms.join('; ')
  if (name === 'mtr') return terms.join(', ')
  const known = layouts.get(name)
  if (!known) return sideBySide(terms)
  const [first = '', second = '', third = ''] = terms
  return sideBySide([known.layout(first, second, third), ...terms.slice(known.terms)])
}

/** True for `math` and for the elements that are misread without their layout. */
export const isMath = (name: string): boolean => name === 'math' || name === 'msqrt' || layouts.has(name)

/** Invisible function application and operators. */
const invisible = /[\u2061-\u2064]/g

const termOf = (node: RootContent): string => {
  if (node.type === 'text') return node.value.replace(invisible, '').replace(/\s+/g, ' ').trim()
  return node.type === 'element' && !hiddenTags.has(node.tagName) ? mathText(node) : ''
}

/** Converts MathML to a line of text: `1/2`, `x²`, `√(a+b)`. */
export function mathText({ tagName, children }: Element): string {
  const terms = children.filter((node) => node.type !== 'text' || textContent(node).trim() !== '')
  return inLine(tagName, terms.map(termOf))
}
