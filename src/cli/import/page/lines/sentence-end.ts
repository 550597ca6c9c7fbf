/** Matches the mark at the end of a sentence, and quotation marks and brackets after it. The text must end there. */
export const sentenceEndPattern = /[.!?…。！？।۔]["'”’»›)\]]*$/
