/** Month names in the languages of citations, which are needed regardless of the catalogues in a build. */
export const englishMonths: readonly string[] =
  'January February March April May June July August September October November December'.split(' ')

export const frenchMonths: readonly string[] =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
