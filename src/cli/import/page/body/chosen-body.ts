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
  /** For a body taken from the page's metadata, its text, and the blocks that the page shows instead. */
  metadataBody: { text: string; shownBlocks: Element[] } | null
  /** Other texts in the page's data for scripts, if the body was taken from that data. */
  otherDataTexts: readonly string[]
  /** Words of the article's text as stated in the metadata; `null` unless they are complete. */
  statedBodyWords: string[] | null
}
