import type { Child } from '../jsx/jsx-runtime.ts'

/** True for a letter of a script with upper and lower case. */
const isCased = (character = '') => character.toLowerCase() !== character.toUpperCase()

/** Links words in a text, except where they are a part of a longer word. */
function linkInText(text: string, words: string, href: string): Child[] {
  let [before = '', ...others] = text.split(words)
  const linked: Child[] = []
  for (const after of others) {
    if (isCased(before.at(-1)) || isCased(after[0])) {
      before += words + after
      continue
    }
    linked.push(before, <a href={href}>{words}</a>)
    before = after
  }
  return [...linked, before]
}

/** Links words in a text, except where they are linked already or are a part of a longer word. */
export const linkWords = (children: readonly Child[], words: string, href: string): Child[] =>
  children.flatMap<Child>((child) => (typeof child === 'string' ? linkInText(child, words, href) : [child]))
