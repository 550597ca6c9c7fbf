/** Text in an article's source that the importer left out, and the reason. */
export interface DroppedBlock {
  /** Short reason under which the block is counted: `navigation`, `share buttons`, `advertisement`, `related links`. */
  reason: string
  text: string
}

/**
 * Reason recorded when a saved page contains only the beginning of an article, because the site shows the rest only to
 * subscribers.
 */
export const onlyBeginningReason = 'only the beginning'

/**
 * The words of an article's source. A word of `sourceText` that is not in the article's body, one of its fields or a
 * dropped block is reported as lost.
 */
export interface WordAccount {
  /**
   * All visible text of the article's source, before anything is selected or removed; for a page, every text node of
   * `<body>`. Contains white space wherever the source separates words, including around block elements.
   */
  sourceText: string
  dropped: DroppedBlock[]
}

/** Joins the word accounts of an article's parts. */
export const joinAccounts = (accounts: readonly WordAccount[]): WordAccount => ({
  sourceText: accounts.map(({ sourceText }) => sourceText).join('\n'),
  dropped: accounts.flatMap(({ dropped }) => dropped),
})
