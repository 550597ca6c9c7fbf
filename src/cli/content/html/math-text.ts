import type { Element, RootContent } from 'hast'
import { textContent } from './element.ts'
import { hiddenTags } from './element-kinds.ts'

const pairs = (plain: string, shifted: string) =>
  new Map([...plain].map((letter, at) => [letter, [...shifted][at] ?? '']))
const raised = pairs('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ')
const lowered = pairs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')

/** Text in the letters that Unicode has for it; `null` where it lacks one. */
function shifted(text: string, letters: ReadonlyMap<string, string>): string | null {
  const all = [...text].map((letter) => letters.get(letter) ?? null)
  return all.includes(null) ? null : all.join('')
}

/** Degrees, primes and accents stand where they are. */
const isSign = (term: string) => /^[^\p{L}\p{N}+\-−=<>]{0,3}$/u.test(term)

/** In parentheses, unless the term is one number, word, sign or group already. */
const grouped = (term: string) =>
  isSign(term) || /^(?:[\p{L}\p{N}\p{M}.,]*|.*\))$/su.test(term) ? term : `(${term})`

const superscript = (term: string) => (isSign(term) ? term : (shifted(term, raised) ?? `^${grouped(term)}`))
const subscript = (term: string) => (isSign(term) ? term : (shifted(term, lowered) ?? `_${grouped(term)}`))

/** True where two terms without a space would read as one: two numbers, a number and a fraction, a word and a number. */
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

/** How the terms of an element read in a line (MathML Core §3.3, §3.4); terms beyond those it has follow. */
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

/** True for MathML's root, and for those of its elements that read wrongly without their layout. */
export const isMath = (name: string): boolean => name === 'math' || name === 'msqrt' || layouts.has(name)

/** Function application and invisible operators. */
const invisible = /[\u2061-\u2064]/g

const termOf = (node: RootContent): string => {
  if (node.type === 'text') return node.value.replace(invisible, '').replace(/\s+/g, ' ').trim()
  return node.type === 'element' && !hiddenTags.has(node.tagName) ? mathText(node) : ''
}

/** MathML as a line of text that reads as the formula does: `1/2`, `x²`, `√(a+b)`. */
export function mathText({ tagName, children }: Element): string {
  const terms = children.filter((node) => node.type !== 'text' || textContent(node).trim() !== '')
  return inLine(tagName, terms.map(termOf))
}
