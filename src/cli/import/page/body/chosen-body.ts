import type { Element, Nodes, Text } from 'hast'

/** The blocks chosen as an article's body, before furniture is removed. */
export interface ChosenBody {
  blocks: Element[]
  /** Text nodes of the page that belong to the chosen part. */
  articleTexts: ReadonlySet<Text>
  /** Elements excluded by the edition's `extract.drop` rules. */
  nodesDroppedByRules: ReadonlySet<Nodes>
  /** True for a body that the edition's rules select. */
  isSelectedByRules: boolean
  /**
   * For a body taken from metadata: its text, and the blocks that the page shows instead. `null` for any other body.
   */
  metadataBody: { text: string; shownBlocks: Element[] } | null
  /** Further texts in the page's data for scripts, if the body comes from that data. */
  otherDataTexts: readonly string[]
  /**
   * Words of the article's text as stated in the metadata; `null` unless that text is complete and shown on the page.
   */
  statedBodyWords: string[] | null
}
