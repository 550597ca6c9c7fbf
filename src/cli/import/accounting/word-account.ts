/** Text of an article's source that the importer left out, and the reason. */
export interface DroppedBlock {
  /** The reason in one or two words, for counting: `navigation`, `share buttons`, `advertisement`, `related links`. */
  reason: string
  text: string
}

/** Reason for text that a saved page lacks, since the site shows it only to subscribers. */
export const onlyBeginningReason = 'only the beginning'

/**
 * The words of an article's source. Each word of `sourceText` must be in the article's body, in one of its fields, or
 * in a dropped block. All others are reported as lost.
 */
export interface WordAccount {
  /**
   * All visible text of the source for this article, before anything is chosen or removed; of a page, every text node
   * of `<body>`. Contains white space wherever the source separates words, including around block elements.
   */
  sourceText: string
  dropped: DroppedBlock[]
}

/** Joins the word accounts of an article's parts. */
export const joinAccounts = (accounts: readonly WordAccount[]): WordAccount => ({
  sourceText: accounts.map(({ sourceText }) => sourceText).join('\n'),
  dropped: accounts.flatMap(({ dropped }) => dropped),
})
