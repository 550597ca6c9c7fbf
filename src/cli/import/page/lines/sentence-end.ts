/** Matches the mark that ends a sentence, at the end of a text, with the quotation marks and brackets after it. */
export const sentenceEndPattern = /[.!?…。！？।۔]["'”’»›)\]]*$/
