import type { Element } from 'hast'
import { getAttribute } from './page-tree.ts'

const hiddenStylePattern = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)[^;]*/gi

/**
 * Makes the panels of tabs visible (`role=tabpanel`, WAI-ARIA 1.2). A page hides all of them but one, and a reader opens
 * the others by a click: a transcript, for example.
 */
export function revealTabPanels(elements: readonly Element[]): void {
  for (const element of elements.filter((each) => getAttribute(each, 'role') === 'tabpanel')) {
    const { hidden, ariaHidden, style, ...others } = element.properties
    element.properties =
      typeof style === 'string' ? { ...others, style: style.replace(hiddenStylePattern, '') } : others
  }
}
