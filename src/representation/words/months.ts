/** Month names for citations, which every build needs, whichever catalogues it includes. */
export const englishMonths: readonly string[] =
  'January February March April May June July August September October November December'.split(' ')

export const frenchMonths: readonly string[] =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
