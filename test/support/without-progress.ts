/** Matches a line such as `reading 4,210 of 10,000 (820/s, 8 s left), writing 12`. */
const progressLine =
  /^(?:[a-z]+(?: [a-z]+)* [\d,]+(?: of [\d,]+)?(?: \([\d,.]+\/s(?:, [\w ]+ left)?\))?(?:, (?=[a-z])|$))+\n/gm

/**
 * Removes the progress that a command writes to standard error every half minute, since a busy machine takes as long
 * for what is done in seconds.
 */
export const withoutProgress = (text: string): string => text.replace(progressLine, '')
