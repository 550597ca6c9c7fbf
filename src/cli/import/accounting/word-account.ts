/** Text of an article's source that the article does not contain, and why an importer left it out. */
export interface DroppedBlock {
  /** In one or two words, for counting: `navigation`, `share buttons`, `advertisement`, `related links`. */
  reason: string
  text: string
}

/**
 * What an importer gives beside an article so that its words can be checked: each word of `sourceText` must be in the
 * article's body, in one of its fields, or in a dropped block. All others are lost, and reported.
 */
export interface WordAccount {
  /**
   * Every text that the source shows for this article, before a body is chosen or anything is removed; of a page, every
   * text node of `<body>`. White space stands wherever the source separates words, element boundaries of blocks included.
   */
  sourceText: string
  dropped: DroppedBlock[]
}
