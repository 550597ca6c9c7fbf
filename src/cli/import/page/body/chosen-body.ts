import type { Element, Nodes, Text } from 'hast'

/** The blocks chosen as an article's body, before furniture is removed. */
export interface ChosenBody {
  blocks: Element[]
  /** The page's text nodes that are in the chosen part. */
  articleTexts: ReadonlySet<Text>
  /** Elements excluded by the edition's `extract.drop` rules. */
  nodesDroppedByRules: ReadonlySet<Nodes>
  /** True for a body that the edition's rules select. */
  isSelectedByRules: boolean
  /** The text of a body taken from metadata, and the blocks that the page shows instead. `null` for any other body. */
  metadataBody: { text: string; shownBlocks: Element[] } | null
  /** Other texts in the page's data for scripts, if the body comes from that data. */
  otherDataTexts: readonly string[]
  /**
   * Words of the article's text as stated in the metadata, or `null` unless the page shows that text and it is
   * complete.
   */
  statedBodyWords: string[] | null
}
