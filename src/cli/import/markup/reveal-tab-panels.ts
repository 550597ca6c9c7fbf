import type { Element } from 'hast'
import { getAttribute } from './page-tree.ts'

const hiddenStylePattern = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)[^;]*/gi

/**
 * Makes tab panels visible (`role=tabpanel`, WAI-ARIA 1.2). A page hides all but one of them; readers click to open the
 * others, which may contain a transcript, for example.
 */
export function revealTabPanels(elements: readonly Element[]): void {
  for (const element of elements.filter((each) => getAttribute(each, 'role') === 'tabpanel')) {
    const { hidden, ariaHidden, style, ...otherProperties } = element.properties
    element.properties =
      typeof style === 'string'
        ? { ...otherProperties, style: style.replace(hiddenStylePattern, '') }
        : otherProperties
  }
}
