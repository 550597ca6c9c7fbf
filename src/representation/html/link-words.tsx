import type { Child } from '../jsx/jsx-runtime.ts'

/** True for a letter of a script with upper and lower case. */
const isCased = (character = '') => character.toLowerCase() !== character.toUpperCase()

/** Links words in a text, except where they are linked already or are a part of a longer word. */
export const linkWords = (children: readonly Child[], words: string, href: string): Child[] =>
  children.flatMap<Child>((child) =>
    typeof child === 'string'
      ? child.split(words).flatMap((part, index, parts) => {
          if (index === 0) return [part]
          const isPart = isCased(parts[index - 1]?.at(-1)) || isCased(part[0])
          return [isPart ? words : <a href={href}>{words}</a>, part]
        })
      : [child],
  )
